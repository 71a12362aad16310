using VikLearning.Portfolio.RouteMaps;
using VikLearning.Roster.RouteMaps;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>The real route map and calendar, pinned to a cohort that started nine months ago.</summary>
internal static class DemoPlan
{
    /// <summary>Days since the cohort started.</summary>
    public const int DaysSoFar = 273;

    private static readonly RouteMapLibrary s_library = RouteMapLibrary.Suite;

    /// <summary>The activities that hours are logged on.</summary>
    public static IReadOnlyList<string> Activities { get; } =
    [
        .. s_library.FindRouteMap("lpo-year-1", 1)!.Activities
            .Where(activity => activity.RequiredMinutes > 0).Select(activity => activity.ActivityId),
    ];

    /// <summary>
    /// Those that no teacher's attendance confirms: of sessions the demo's students have confirmed hours, which take no
    /// more claims.
    /// </summary>
    public static IReadOnlyList<string> Claimed { get; } =
    [
        .. s_library.FindRouteMap("lpo-year-1", 1)!.Activities
            .Where(activity => activity.RequiredMinutes > 0
                && !activity.Kind.EndsWith("Session", StringComparison.Ordinal))
            .Select(activity => activity.ActivityId),
    ];

    /// <summary>The plan as Portfolio keeps it.</summary>
    public static PinnedPlan Of(DateOnly today) => PinnedPlans.Of(
        s_library.PlanOf(
            "load-cohort", today.AddDays(-DaysSoFar),
            new PlanChoice(1, "lpo-year-1", 1, "calendar-example", 1, 363)),
        "team-01");
}
