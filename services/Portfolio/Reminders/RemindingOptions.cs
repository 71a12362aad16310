namespace VikLearning.Portfolio.Reminders;

/// <summary>The configuration section <c>Reminders</c>: what somebody is reminded of, when and how often.</summary>
internal sealed class RemindingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Reminders";

    /// <summary>How often the sweeper comes by.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often it looks whom a matter concerns by now: teams change.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How many people a sweep looks at; the next one goes on where it stopped.</summary>
    public int PeopleASweep { get; set; } = 500;

    /// <summary>The time of day, Europe/Amsterdam, of what is due on a day.</summary>
    public TimeOnly Morning { get; set; } = new(9, 0);

    /// <summary>How long a count is kept after its matter is over: a matter that comes back goes on counting.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Before a session.</summary>
    public ReminderRhythm SessionSoon { get; } = new() { Lead = TimeSpan.FromDays(1) };

    /// <summary>After a session to reflect on.</summary>
    public ReminderRhythm ReflectionDue { get; } = new()
    {
        Lead = TimeSpan.FromDays(1),
        Every = TimeSpan.FromDays(4),
        Lasts = TimeSpan.FromDays(21),
    };

    /// <summary>After a session without attendance.</summary>
    public ReminderRhythm HoursDue { get; } = new()
    {
        Lead = TimeSpan.FromDays(3),
        Every = TimeSpan.FromDays(4),
        Lasts = TimeSpan.FromDays(21),
    };

    /// <summary>Before a round of feedback closes; never on the day it was opened.</summary>
    public ReminderRhythm FeedbackDue { get; } = new() { Lead = TimeSpan.FromDays(3) };

    /// <summary>Before the last day to hand in.</summary>
    public ReminderRhythm HandInNear { get; } = new()
    {
        Lead = TimeSpan.FromDays(14),
        Every = TimeSpan.FromDays(5),
    };

    /// <summary>After a session, for its teacher.</summary>
    public ReminderRhythm AttendanceDue { get; } = new()
    {
        Lead = TimeSpan.FromHours(20),
        Every = TimeSpan.FromDays(2),
        Lasts = TimeSpan.FromDays(21),
    };

    /// <summary>That of a kind.</summary>
    public ReminderRhythm this[ReminderKind kind] => kind switch
    {
        ReminderKind.SessionSoon => SessionSoon,
        ReminderKind.ReflectionDue => ReflectionDue,
        ReminderKind.HoursDue => HoursDue,
        ReminderKind.FeedbackDue => FeedbackDue,
        ReminderKind.HandInNear => HandInNear,
        ReminderKind.AttendanceDue => AttendanceDue,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
