using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Hours;

/// <summary>Wire to grain and back, for hours.</summary>
internal sealed class HoursGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    IServiceProvider services,
    TimeProvider time) : HoursService.HoursServiceBase
{
    public override async Task<LogHoursResponse> LogHours(LogHoursRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var claim = ClaimOf(fields, request.ActivityId, request.Date, request.Minutes);
        var note = NoteOf(fields, request.Note);
        var envelope = envelopes.For(context, request, fields);
        var accepted = (await grains.StudentOf(context).LogHours(envelope, claim, note)).OrThrow();
        return new LogHoursResponse
        {
            EntryId = accepted.EntryId.ToString("N"),
            ActivityClaimedMinutes = accepted.ActivityClaimedMinutes,
            ActivityCreditedMinutes = accepted.ActivityCreditedMinutes,
            CreditedMinutes = accepted.CreditedMinutes,
        };
    }

    public override async Task<CorrectHoursResponse> CorrectHours(
        CorrectHoursRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var replaces = fields.Key("entryId", request.EntryId);
        var claim = ClaimOf(fields, request.ActivityId, request.Date, request.Minutes);
        var note = NoteOf(fields, request.Note);
        var envelope = envelopes.For(context, request, fields);
        var accepted = (await grains.StudentOf(context).CorrectHours(envelope, replaces, claim, note)).OrThrow();
        return new CorrectHoursResponse
        {
            EntryId = accepted.EntryId.ToString("N"),
            ActivityClaimedMinutes = accepted.ActivityClaimedMinutes,
            ActivityCreditedMinutes = accepted.ActivityCreditedMinutes,
            CreditedMinutes = accepted.CreditedMinutes,
        };
    }

    public override async Task<WithdrawHoursResponse> WithdrawHours(
        WithdrawHoursRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var entryId = fields.Key("entryId", request.EntryId);
        var envelope = envelopes.For(context, request, fields);
        var accepted = (await grains.StudentOf(context).WithdrawHours(envelope, entryId)).OrThrow();
        return new WithdrawHoursResponse
        {
            EntryId = accepted.EntryId.ToString("N"),
            ActivityClaimedMinutes = accepted.ActivityClaimedMinutes,
            ActivityCreditedMinutes = accepted.ActivityCreditedMinutes,
            CreditedMinutes = accepted.CreditedMinutes,
        };
    }

    public override async Task<ListHoursResponse> ListHours(ListHoursRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        var before = fields.Index(request.PageToken);
        fields.ThrowIfAny();
        var page = await grains.StudentOf(context).ListHours(before, size)
            ?? throw new RefusedException([Refusal.NotFound()]);
        var notes = await services.TextsOfAsync(context, page.Entries.Select(entry => entry.NoteId));
        return new ListHoursResponse
        {
            Entries = { page.Entries.Select(entry => EntryOf(entry, notes)) },
            NextPageToken = PageTokens.Of(page.Next),
        };
    }

    private HoursClaim ClaimOf(RequestFields fields, string activityId, string date, int minutes) =>
        new(fields.Id("activityId", activityId), fields.Date("date", date), minutes, AcademyTime.Today(time));

    private static string? NoteOf(RequestFields fields, string note) =>
        fields.Text("note", note, HoursLog.LongestNote) is { Length: > 0 } written ? written : null;

    private static Wire.HoursEntry EntryOf(HoursLine entry, ShownTexts notes) => new()
    {
        EntryId = entry.EntryId.ToString("N"),
        ActivityId = entry.ActivityId,
        Date = AcademyTime.Iso(entry.Date),
        Minutes = entry.Minutes,
        Note = notes[entry.NoteId],
        RecordedAt = entry.RecordedAt.ToTimestamp(),
        ReplacesEntryId = entry.ReplacesEntryId?.ToString("N") ?? "",
        ReplacedByEntryId = entry.ReplacedByEntryId?.ToString("N") ?? "",
        WithdrawnAt = entry.WithdrawnAt?.ToTimestamp(),
        ReplacedByAttendance = entry.IsReplacedByAttendance,
    };
}
