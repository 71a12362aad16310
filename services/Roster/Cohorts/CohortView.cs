using VikLearning.Roster.RouteMaps;

namespace VikLearning.Roster.Cohorts;

/// <summary>A cohort on its way out of the grain: ids and labels.</summary>
/// <param name="Plan">What it is pinned to now.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.cohort-view")]
internal sealed record CohortView(
    [property: Id(0)] CohortOpened Opened,
    [property: Id(1)] IReadOnlyList<TeamView> Teams,
    [property: Id(2)] PlanChoice Plan);
