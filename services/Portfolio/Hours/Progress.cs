using System.Collections.Immutable;
using VikLearning.Portfolio.RouteMaps;

namespace VikLearning.Portfolio.Hours;

/// <summary>
/// How far a student is: credited = min(claimed, required) per activity, the rest is surplus. Minutes of an activity
/// with hours in several quarters fill its quarters in order, so that the quarters add up to the whole.
/// </summary>
/// <param name="Activities">In the route map's order.</param>
/// <param name="CreditedByQuarter">In the plan's order.</param>
public sealed record Progress(ImmutableArray<ActivityProgress> Activities, ImmutableArray<int> CreditedByQuarter)
{
    /// <summary>Computes it.</summary>
    public static Progress Of(PinnedPlan plan, HoursLog log)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(log);
        var byQuarter = new int[plan.Quarters.Length];
        var activities = ImmutableArray.CreateBuilder<ActivityProgress>(plan.Activities.Length);
        foreach (var activity in plan.Activities)
        {
            var claimed = log.ClaimedOn(activity.ActivityId);
            var required = activity.RequiredMinutes;
            var credited = Math.Min(claimed, required);
            activities.Add(new ActivityProgress(activity.ActivityId, required, credited, claimed));
            Fill(byQuarter, activity, credited);
        }

        return new Progress(activities.MoveToImmutable(), [.. byQuarter]);
    }

    private static void Fill(int[] byQuarter, PlannedActivity activity, int credited)
    {
        for (var quarter = 0; quarter < byQuarter.Length && credited > 0; quarter++)
        {
            var filled = Math.Min(credited, activity.MinutesByQuarter[quarter]);
            byQuarter[quarter] += filled;
            credited -= filled;
        }
    }
}
