namespace VikLearning.Roster.Cohorts;

/// <summary>Days away on the way out of the grain, both ends included.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.absence-view")]
internal sealed record AbsenceView([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly Until);
