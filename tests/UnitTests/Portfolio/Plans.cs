using VikLearning.Portfolio.RouteMaps;
using VikLearning.Roster.RouteMaps;

namespace VikLearning.UnitTests.Portfolio;

/// <summary>The real plan of year 1, pinned to a cohort that started on 2 March 2026.</summary>
internal static class Plans
{
    public static readonly DateOnly Start = new(2026, 3, 2);

    public static readonly PinnedPlan YearOne = PinnedPlans.Of(
        RouteMapLibrary.Suite.PlanOf(
            "cohort-1", Start, new PlanChoice(1, "lpo-year-1", 1, "calendar-example", 1, 363)),
        "team-1");
}
