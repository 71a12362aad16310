using VikLearning.Portfolio.RouteMaps;
using VikLearning.Roster.RouteMaps;

namespace VikLearning.UnitTests.Portfolio;

/// <summary>The real plan of year 1, pinned to a cohort that started on 2 March 2026.</summary>
internal static class Plans
{
    public static readonly DateOnly Start = new(2026, 3, 2);

    public static readonly PinnedPlan YearOne = Pin();

    private static PinnedPlan Pin()
    {
        var library = RouteMapLibrary.Suite;
        var routeMap = library.FindRouteMap("lpo-year-1", 1)!;
        var calendar = library.FindCalendar("calendar-example")!;
        return new PinnedPlan(
            "cohort-1", "team-1", 1, Start, routeMap.RouteMapId, routeMap.Version,
            [.. calendar.Quarters.Select(one => new PlanQuarter(one.Quarter, one.StartDay, one.EndDay))],
            [.. routeMap.Activities.Select(activity => new PlannedActivity(
                activity.ActivityId, activity.Kind,
                [.. routeMap.Quarters.Select(quarter =>
                    activity.Quarters.FirstOrDefault(asked => asked.Quarter == quarter)?.RequiredMinutes ?? 0)]))],
            calendar.HandInOpensDay, calendar.HandInClosesDay, calendar.ExamFromDay, calendar.ExamToDay);
    }
}
