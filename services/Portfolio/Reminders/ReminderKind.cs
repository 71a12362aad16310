namespace VikLearning.Portfolio.Reminders;

/// <summary>What somebody is reminded of.</summary>
internal enum ReminderKind
{
    /// <summary>A student: a session of the team is coming up.</summary>
    SessionSoon,

    /// <summary>A student: there was a session to reflect on, and no reflection is written.</summary>
    ReflectionDue,

    /// <summary>A student: there was a session, attendance is not recorded and no hours are claimed.</summary>
    HoursDue,

    /// <summary>A student: a round of feedback will close, and a gift of theirs is still to come.</summary>
    FeedbackDue,

    /// <summary>A student: the last day to hand in is near.</summary>
    HandInNear,

    /// <summary>A teacher: there was a session of their team, and attendance is not recorded.</summary>
    AttendanceDue,
}
