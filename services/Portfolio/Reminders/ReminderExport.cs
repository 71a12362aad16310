using System.Text.Json;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Somebody's reminders in their export: of what, how often, and where each stands.</summary>
internal static class ReminderExport
{
    private const string Source = "reminder";

    private const string AddressText = "reminder-mail-address";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>All of them, and where they are mailed to.</summary>
    public static async Task<IReadOnlyList<ExportRecord>> OfAsync(
        ReminderRows rows, ReminderMailbox mailbox, string person, CancellationToken cancellation)
    {
        var reminders = (await rows.AllAsync(person, cancellation)).Select((it, n) => RecordOf(it, n + 1));
        return await mailbox.FindAsync(person, cancellation) is { } mail
            ? [.. reminders, AddressOf(person, mail.Address, mail.Language)]
            : [.. reminders];
    }

    private static ExportRecord AddressOf(string person, string address, string language) => new()
    {
        Source = "reminder-mail",
        Number = 1,
        ActorId = person,
        Purpose = "own",
        Kind = "reminder-mail",
        DataJson = JsonSerializer.Serialize(new { AddressId = AddressText, language }, s_json),
        Texts = { new ExportText { Id = AddressText, Member = "addressId", Text = address } },
    };

    private static ExportRecord RecordOf(Reminder reminder, int number) => new()
    {
        Source = Source,
        Number = number,
        ActorId = PortfolioModule.Service,
        Purpose = Source,
        Kind = Source,
        DataJson = JsonSerializer.Serialize(
            new
            {
                Kind = ReminderNames.Of(reminder.Kind),
                reminder.MatterId,
                reminder.Told,
                reminder.Due,
                reminder.Until,
                Stage = $"{reminder.Stage}",
            },
            s_json),
    };
}
