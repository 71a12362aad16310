namespace VikLearning.Roster.Cohorts;

/// <summary>A learning team on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.team-view")]
internal sealed record TeamView(
    [property: Id(0)] string TeamId,
    [property: Id(1)] string Name,
    [property: Id(2)] IReadOnlyList<string> StudentIds,
    [property: Id(3)] IReadOnlyList<string> TeacherIds);
