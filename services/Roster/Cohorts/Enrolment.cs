using System.Collections.Immutable;
using VikLearning.Roster.Coaches;

namespace VikLearning.Roster.Cohorts;

/// <summary>Where a student of a cohort is, and since when.</summary>
/// <param name="TeamId">The team; of who left, the last one.</param>
/// <param name="NameId">The encrypted name.</param>
/// <param name="Joined">The first day in the cohort.</param>
/// <param name="Since">The first day in the team.</param>
/// <param name="LeftOn">The last day in the cohort; null for who is in it.</param>
/// <param name="Absences">The last day of each absence by its first.</param>
/// <param name="Coaches">The days of each practice coach, by id.</param>
public sealed record Enrolment(
    string TeamId,
    Guid? NameId,
    DateOnly Joined,
    DateOnly Since,
    DateOnly? LeftOn,
    ImmutableSortedDictionary<DateOnly, DateOnly> Absences,
    ImmutableSortedDictionary<string, CoachDays> Coaches)
{
    private static readonly ImmutableSortedDictionary<string, CoachDays> s_noCoaches =
        ImmutableSortedDictionary<string, CoachDays>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Who joins a team.</summary>
    public static Enrolment New(string teamId, Guid? nameId, DateOnly since) =>
        new(teamId, nameId, since, since, null, ImmutableSortedDictionary<DateOnly, DateOnly>.Empty, s_noCoaches);

    /// <summary>The day of the last change: an earlier one cannot come after it.</summary>
    public DateOnly ChangedOn => LeftOn ?? Since;
}
