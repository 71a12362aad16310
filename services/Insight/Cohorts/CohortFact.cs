using System.Collections.Immutable;

namespace VikLearning.Insight.Cohorts;

/// <summary>A fact as a cohort takes it in.</summary>
/// <param name="Position">Its position in its source: Roster, or Portfolio for hours.</param>
/// <param name="At">When it was decided, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("insight.cohort-fact")]
internal abstract record CohortFact([property: Id(0)] long Position, [property: Id(1)] DateTimeOffset At);

/// <summary>Roster: the cohort exists, with the plan that was asked for then.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.cohort-known")]
internal sealed record CohortKnown(
    long Position,
    DateTimeOffset At,
    [property: Id(0)] string Name,
    [property: Id(1)] string LocationId,
    [property: Id(2)] CohortPlan Plan) : CohortFact(Position, At);

/// <summary>Roster: the cohort goes by another plan, the one that was asked for then.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.plan-moved")]
internal sealed record PlanMoved(long Position, DateTimeOffset At, [property: Id(0)] CohortPlan Plan)
    : CohortFact(Position, At);

/// <summary>Roster: a student belongs to the cohort.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.student-named")]
internal sealed record StudentNamed(long Position, DateTimeOffset At, [property: Id(0)] string StudentId)
    : CohortFact(Position, At);

/// <summary>Roster: a student belongs to the cohort no more.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.student-departed")]
internal sealed record StudentDeparted(long Position, DateTimeOffset At, [property: Id(0)] string StudentId)
    : CohortFact(Position, At);

/// <summary>Portfolio: where a student's hours stand, by quarter in the route map's order.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.hours-moved")]
internal sealed record HoursMoved(
    long Position,
    DateTimeOffset At,
    [property: Id(0)] string StudentId,
    [property: Id(1)] ImmutableArray<int> Credited) : CohortFact(Position, At);
