namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// What people may be reminded of: a session of a team, a round, a cohort's hand-in. Whom it concerns is asked when it
/// is due, since teams change.
/// </summary>
/// <param name="MatterId">The session's, the round's or the cohort's name.</param>
/// <param name="TeamId">The team; empty for a whole cohort.</param>
/// <param name="First">When the first reminder is due.</param>
/// <param name="Until">From when on it is worth none.</param>
internal sealed record ReminderMatter(
    ReminderKind Kind, string MatterId, string CohortId, string TeamId, DateTimeOffset First, DateTimeOffset Until);
