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

    /// <summary>The plan as Portfolio keeps it.</summary>
    public static PinnedPlan Of(DateOnly today)
    {
        var routeMap = s_library.FindRouteMap("lpo-year-1", 1)!;
        var calendar = s_library.FindCalendar("calendar-example")!;
        return new PinnedPlan(
            "load-cohort", "team-01", 1, today.AddDays(-DaysSoFar), routeMap.RouteMapId, routeMap.Version,
            [.. calendar.Quarters.Select(one => new PlanQuarter(one.Quarter, one.StartDay, one.EndDay))],
            [.. routeMap.Activities.Select(activity => new PlannedActivity(
                activity.ActivityId, activity.Kind,
                [.. routeMap.Quarters.Select(quarter =>
                    activity.Quarters.FirstOrDefault(asked => asked.Quarter == quarter)?.RequiredMinutes ?? 0)]))],
            calendar.HandInOpensDay, calendar.HandInClosesDay, calendar.ExamFromDay, calendar.ExamToDay);
    }
}
