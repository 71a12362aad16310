using System.Text.Json;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Somebody's reminders in their export: of what, how often, and where each stands.</summary>
internal static class ReminderExport
{
    private const string Source = "reminder";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>All of them.</summary>
    public static async Task<IReadOnlyList<ExportRecord>> OfAsync(
        ReminderRows rows, string person, CancellationToken cancellation) =>
        [.. (await rows.AllAsync(person, cancellation)).Select((reminder, n) => RecordOf(reminder, n + 1))];

    private static ExportRecord RecordOf(Reminder reminder, int number) => new()
    {
        Source = Source,
        Number = number,
        ActorId = PortfolioModule.Service,
        Purpose = Source,
        Kind = ReminderNames.Of(reminder.Kind),
        DataJson = JsonSerializer.Serialize(
            new
            {
                reminder.MatterId,
                reminder.Told,
                reminder.Due,
                reminder.Until,
                Stage = $"{reminder.Stage}",
            },
            s_json),
    };
}
