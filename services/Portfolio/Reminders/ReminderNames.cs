using System.Collections.Frozen;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Kinds as rows and the wire name them. Names, once kept, stay.</summary>
internal static class ReminderNames
{
    private static readonly FrozenDictionary<ReminderKind, string> s_names = new Dictionary<ReminderKind, string>
    {
        [ReminderKind.SessionSoon] = "session-soon",
        [ReminderKind.ReflectionDue] = "reflection-due",
        [ReminderKind.HoursDue] = "hours-due",
        [ReminderKind.FeedbackDue] = "feedback-due",
        [ReminderKind.HandInNear] = "hand-in-near",
        [ReminderKind.AttendanceDue] = "attendance-due",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ReminderKind> s_kinds =
        s_names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The name of a kind.</summary>
    public static string Of(ReminderKind kind) => s_names[kind];

    /// <summary>The kind of a name that was kept.</summary>
    public static ReminderKind KindOf(string name) => s_kinds[name];
}
