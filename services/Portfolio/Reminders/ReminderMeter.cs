using System.Diagnostics.Metrics;

namespace VikLearning.Portfolio.Reminders;

/// <summary>How many reminders are told and mailed, by kind; of nobody in particular.</summary>
internal static class ReminderMeter
{
    private static readonly Meter s_meter = new("VikLearning.Portfolio.Reminders");
    private static readonly Counter<int> s_told = s_meter.CreateCounter<int>("viklearning.reminders.told");
    private static readonly Counter<int> s_mailed = s_meter.CreateCounter<int>("viklearning.reminders.mailed");

    /// <summary>One was told.</summary>
    public static void Told(ReminderKind kind) =>
        s_told.Add(1, new KeyValuePair<string, object?>("kind", NameOf(kind)));

    /// <summary>One was tried by mail.</summary>
    public static void Mailed(ReminderKind kind, MailOutcome outcome) => s_mailed.Add(
        1,
        new KeyValuePair<string, object?>("kind", NameOf(kind)),
        new KeyValuePair<string, object?>("outcome", $"{outcome}"));

    private static string NameOf(ReminderKind kind) => ReminderNames.Of(kind);
}
