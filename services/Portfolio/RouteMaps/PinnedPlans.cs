using System.Collections.Immutable;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.RouteMaps;

/// <summary>Roster's plan of a cohort as a student's portfolio keeps it.</summary>
internal static class PinnedPlans
{
    /// <summary>The plan of a cohort, for who is in a team of it.</summary>
    public static PinnedPlan Of(CohortPlan plan, string teamId)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var quarters = plan.Calendar.Quarters
            .Select(quarter => new PlanQuarter(quarter.Quarter, quarter.StartDay, quarter.EndDay))
            .ToImmutableArray();
        var calendar = plan.Calendar;
        return new PinnedPlan(
            plan.CohortId, teamId, plan.PlanVersion,
            AcademyTime.FromIso(plan.StartDate),
            plan.RouteMap.RouteMapId, plan.RouteMap.Version, quarters,
            [.. plan.RouteMap.Activities.Select(activity => ActivityOf(activity, quarters))],
            calendar.HandInOpensDay, calendar.HandInClosesDay, calendar.ExamFromDay, calendar.ExamToDay);
    }

    private static PlannedActivity ActivityOf(Activity activity, ImmutableArray<PlanQuarter> quarters) => new(
        activity.ActivityId, activity.Kind,
        [.. quarters.Select(quarter => activity.Quarters
            .FirstOrDefault(asked => asked.Quarter == quarter.Quarter)?.RequiredMinutes ?? 0)]);
}
