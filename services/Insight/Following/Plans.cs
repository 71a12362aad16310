using VikLearning.Insight.Cohorts;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Insight.Following;

/// <summary>Roster's plan of a cohort, reduced to what figures need.</summary>
internal static class Plans
{
    /// <summary>A quarter without activities asks nothing; one without days is an error of Roster's.</summary>
    public static CohortPlan Of(VikLearning.Protos.Roster.V1.CohortPlan plan)
    {
        var days = plan.Calendar.Quarters.ToDictionary(quarter => quarter.Quarter);
        var minutes = plan.RouteMap.Activities.SelectMany(activity => activity.Quarters)
            .ToLookup(asked => asked.Quarter, asked => asked.RequiredMinutes);
        return new CohortPlan(
            plan.PlanVersion,
            AcademyTime.FromIso(plan.StartDate),
            [.. plan.RouteMap.Quarters.Select(quarter => new CohortPlanQuarter(
                quarter, days[quarter].StartDay, days[quarter].EndDay, minutes[quarter].Sum()))],
            OnTrack.SharePercent);
    }
}
