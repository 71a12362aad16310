using System.Collections.Immutable;

namespace VikLearning.Portfolio.Sessions;

/// <summary>What a cohort's plan says of sessions: which there are, and between which days.</summary>
/// <param name="FirstDay">The cohort's first day, Europe/Amsterdam.</param>
/// <param name="LastDay">Its last day, included.</param>
/// <param name="Subjects">What a session can be of, in the route map's order.</param>
/// <param name="Periods">The cohort's own days, by the day they begin.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.session-frame")]
public sealed record SessionFrame(
    [property: Id(0)] DateOnly FirstDay,
    [property: Id(1)] DateOnly LastDay,
    [property: Id(2)] ImmutableArray<SessionSubject> Subjects,
    [property: Id(3)] ImmutableArray<CohortPeriod> Periods)
{
    /// <summary>What a session of an activity is of; null when the route map has no such session.</summary>
    public SessionSubject? Find(string activityId) =>
        Subjects.FirstOrDefault(subject => subject.ActivityId == activityId);

    /// <summary>Whether another says the same.</summary>
    public bool Says(SessionFrame? other) => other is not null
        && (FirstDay, LastDay) == (other.FirstDay, other.LastDay)
        && Subjects.SequenceEqual(other.Subjects) && Periods.SequenceEqual(other.Periods);
}
