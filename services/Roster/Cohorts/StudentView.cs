namespace VikLearning.Roster.Cohorts;

/// <summary>A student of a cohort on the way out of the grain; the name is not in it, only where it is kept.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.student-view")]
internal sealed record StudentView(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string TeamId,
    [property: Id(2)] string TeamName,
    [property: Id(3)] Guid? NameId);
