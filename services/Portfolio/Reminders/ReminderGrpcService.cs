using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Options;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Sessions;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// Wire to rows and back, for the caller's own reminders. Changes need no idempotency key: a retry finds its own.
/// </summary>
internal sealed class ReminderGrpcService(
    IGrainFactory grains,
    ReminderRows rows,
    ReminderNeeds needs,
    ReminderMailbox mailbox,
    IOptions<MailOptions> mail) : Wire.ReminderService.ReminderServiceBase
{
    private const int MostShown = 20;
    private const string English = "en";
    private const string Dutch = "nl";

    public override async Task<Wire.ListMyRemindersResponse> ListMyReminders(
        Wire.ListMyRemindersRequest request, ServerCallContext context)
    {
        var person = context.Caller().Subject;
        var response = new Wire.ListMyRemindersResponse();
        foreach (var reminder in await rows.ShownAsync(person, MostShown, context.CancellationToken))
        {
            if (await needs.IsNeededAsync(
                reminder.Kind, reminder.MatterId, reminder.PersonId, context.CancellationToken))
            {
                response.Reminders.Add(await WireOfAsync(reminder));
            }
        }

        return response;
    }

    public override async Task<Wire.DismissReminderResponse> DismissReminder(
        Wire.DismissReminderRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = fields.Key("reminderId", request.ReminderId);
        fields.ThrowIfAny();
        await rows.DismissAsync(context.Caller().Subject, id, context.CancellationToken);
        return new Wire.DismissReminderResponse();
    }

    public override async Task<Wire.GetReminderMailResponse> GetReminderMail(
        Wire.GetReminderMailRequest request, ServerCallContext context)
    {
        var caller = context.Caller();
        var kept = await mailbox.FindAsync(caller.Subject, context.CancellationToken);
        return new Wire.GetReminderMailResponse
        {
            Available = mail.Value.IsOn,
            Wanted = kept is not null,
            Address = kept?.Address ?? "",
            SignInAddress = ReminderMailbox.IsAddress(caller.Email) ? caller.Email : "",
        };
    }

    public override async Task<Wire.SetReminderMailResponse> SetReminderMail(
        Wire.SetReminderMailRequest request, ServerCallContext context)
    {
        var (fields, caller) = (new RequestFields(context), context.Caller());
        fields.Check(!request.Wanted || mail.Value.IsOn, Refusal.Rule("reminder-mail-unavailable", "wanted"));
        fields.Check(
            !request.Wanted || ReminderMailbox.IsAddress(caller.Email),
            Refusal.Rule("reminder-mail-without-address", "wanted"));
        fields.ThrowIfAny();
        if (!request.Wanted)
        {
            await mailbox.ForgetAsync(caller.Subject, context.CancellationToken);
            return new Wire.SetReminderMailResponse();
        }

        try
        {
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Dutch;
            await mailbox.KeepAsync(caller.Subject, caller.Email!, language, context.CancellationToken);
            return new Wire.SetReminderMailResponse { Address = caller.Email };
        }
        catch (ScopeErasedException)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }
    }

    private async Task<Wire.Reminder> WireOfAsync(Reminder reminder)
    {
        var wire = new Wire.Reminder
        {
            ReminderId = reminder.Id.ToString("N"),
            Kind = ReminderNames.Of(reminder.Kind),
            MatterId = reminder.MatterId,
            At = reminder.Until.ToTimestamp(),
            Told = reminder.Told,
        };
        if (FeedbackRoundId.Parse(reminder.MatterId) is { } round && reminder.Kind == ReminderKind.FeedbackDue)
        {
            wire.Number = round.Number;
        }
        else if (SessionId.Parse(reminder.MatterId) is { } id)
        {
            var calendar = await grains.GetGrain<ITeamCalendarGrain>(id.TeamRef).Get();
            var subject = calendar.Frame?.Find(id.ActivityId);
            wire.SessionKind = subject?.Kind ?? "";
            wire.Number = subject?.Number ?? 0;
            wire.At = (calendar.Find(id.ActivityId)?.Slot.Begins() ?? reminder.Until).ToTimestamp();
        }

        return wire;
    }
}
