using System.Collections.Immutable;
using System.Runtime.InteropServices;
using VikLearning.Portfolio.RouteMaps;

namespace VikLearning.Portfolio.Hours;

/// <summary>
/// How far a student is: credited = min(claimed or confirmed, required) per activity, the rest is surplus. Minutes of
/// an activity with hours in several quarters fill its quarters in order, so that the quarters add up to the whole.
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
        var activities = ImmutableArray.CreateBuilder<ActivityProgress>(plan.Activities.Length);
        foreach (var activity in plan.Activities)
        {
            var claimed = log.CountedOn(activity.ActivityId);
            var required = activity.RequiredMinutes;
            activities.Add(new ActivityProgress(activity.ActivityId, required, Math.Min(claimed, required), claimed));
        }

        return new Progress(activities.MoveToImmutable(), CreditOf(plan, log.CountedByActivity));
    }

    /// <summary>The credited minutes by quarter, in the plan's order, for these claimed minutes by activity.</summary>
    public static ImmutableArray<int> CreditOf(PinnedPlan plan, MinutesBy<string> claimed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(claimed);
        var byQuarter = new int[plan.Quarters.Length];
        foreach (var activity in plan.Activities)
        {
            Fill(byQuarter, activity, claimed[activity.ActivityId], +1);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(byQuarter);
    }

    /// <summary>The same after a change of a few activities, from what was credited before it.</summary>
    /// <param name="plan">The plan that <paramref name="credited"/> goes by.</param>
    /// <param name="credited">The credited minutes by quarter before.</param>
    /// <param name="before">The claimed minutes by activity before.</param>
    /// <param name="after">The claimed minutes by activity after.</param>
    /// <param name="changed">The activities whose claimed minutes may differ; one may be named twice.</param>
    public static ImmutableArray<int> CreditOf(
        PinnedPlan plan,
        ImmutableArray<int> credited,
        MinutesBy<string> before,
        MinutesBy<string> after,
        ReadOnlySpan<string> changed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var byQuarter = credited.AsSpan().ToArray();
        for (var index = 0; index < changed.Length; index++)
        {
            if (!changed[..index].Contains(changed[index]) && plan.Find(changed[index]) is { } activity)
            {
                Fill(byQuarter, activity, before[activity.ActivityId], -1);
                Fill(byQuarter, activity, after[activity.ActivityId], +1);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(byQuarter);
    }

    // What is left when all quarters are full is surplus.
    private static void Fill(int[] byQuarter, PlannedActivity activity, int claimed, int sign)
    {
        for (var quarter = 0; quarter < byQuarter.Length && claimed > 0; quarter++)
        {
            var filled = Math.Min(claimed, activity.MinutesByQuarter[quarter]);
            byQuarter[quarter] += sign * filled;
            claimed -= filled;
        }
    }
}
