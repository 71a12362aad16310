using VikLearning.Portfolio.RouteMaps;
using Calendars = VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Hours;

/// <summary>A student's progress against the plan of a day, on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.progress-view")]
internal sealed record ProgressView(
    [property: Id(0)] string CohortId,
    [property: Id(1)] string RouteMapId,
    [property: Id(2)] int RouteMapVersion,
    [property: Id(3)] DateOnly StartDate,
    [property: Id(4)] DateOnly Today,
    [property: Id(5)] IReadOnlyList<ActivityLine> Activities,
    [property: Id(6)] IReadOnlyList<QuarterLine> Quarters,
    [property: Id(7)] DateOnly HandInOpens,
    [property: Id(8)] DateOnly HandInCloses,
    [property: Id(9)] DateOnly ExamFrom,
    [property: Id(10)] DateOnly ExamTo)
{
    public int RequiredMinutes => Quarters.Sum(quarter => quarter.RequiredMinutes);

    public int CreditedMinutes => Quarters.Sum(quarter => quarter.CreditedMinutes);

    public int PlannedMinutes => Quarters.Sum(quarter => quarter.PlannedMinutes);

    public static ProgressView Of(PinnedPlan plan, HoursLog log, DateOnly today)
    {
        var progress = Progress.Of(plan, log);
        return new ProgressView(
            plan.CohortId, plan.RouteMapId, plan.RouteMapVersion, plan.StartDate, today,
            [.. progress.Activities.Select(activity => new ActivityLine(
                activity.ActivityId, activity.RequiredMinutes, activity.CreditedMinutes, activity.ClaimedMinutes,
                activity.SurplusMinutes))],
            [.. plan.Quarters.Select((quarter, i) => LineOf(plan, quarter, i, progress.CreditedByQuarter[i], today))],
            plan.StartDate.AddDays(plan.HandInOpensDay), plan.StartDate.AddDays(plan.HandInClosesDay),
            plan.StartDate.AddDays(plan.ExamFromDay), plan.StartDate.AddDays(plan.ExamToDay));
    }

    private static QuarterLine LineOf(PinnedPlan plan, PlanQuarter quarter, int index, int credited, DateOnly today)
    {
        var required = plan.Activities.Sum(activity => activity.MinutesByQuarter[index]);
        return new QuarterLine(
            quarter.Quarter, required, credited,
            Calendars.PlannedMinutes.Of(plan.StartDate, quarter.StartDay, quarter.EndDay, required, today),
            plan.StartDate.AddDays(quarter.StartDay), plan.StartDate.AddDays(quarter.EndDay));
    }
}
