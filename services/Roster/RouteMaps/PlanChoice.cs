using VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.RouteMaps;

/// <summary>What a cohort is pinned to.</summary>
/// <param name="PlanVersion">From 1; rises when the cohort is moved to another route map or calendar.</param>
/// <param name="LastDay">
/// The last day of the calendar, counted from the cohort's start; null for a cohort that was opened before it was kept.
/// </param>
[GenerateSerializer]
[Immutable]
[Alias("roster.plan-choice")]
public sealed record PlanChoice(
    [property: Id(0)] int PlanVersion,
    [property: Id(1)] string RouteMapId,
    [property: Id(2)] int RouteMapVersion,
    [property: Id(3)] string CalendarId,
    [property: Id(4)] int CalendarVersion,
    [property: Id(5)] int? LastDay)
{
    /// <summary>The last day of a cohort that started on a day.</summary>
    public DateOnly EndOf(DateOnly start) => start.AddDays(LastDay ?? LastDayOfSuite(CalendarId));

    /// <summary>The last day of a calendar: of its last quarter or of its exam, whichever is later.</summary>
    internal static int LastDayOf(Calendar calendar) =>
        calendar.Quarters.Select(quarter => quarter.EndDay).Append(calendar.ExamToDay).Max();

    /// <summary>Whether a calendar has days for each quarter of a route map.</summary>
    internal static bool Fits(RouteMap routeMap, Calendar calendar) =>
        routeMap.Quarters.All(quarter => calendar.Quarters.Any(it => it.Quarter == quarter));

    // Before calendars could be added there were only those of the suite.
    private static int LastDayOfSuite(string calendarId) =>
        LastDayOf(RouteMapLibrary.Suite.FindCalendar(calendarId)!);
}
