using VikLearning.Protos.Roster.V1;

namespace VikLearning.AllInOne;

/// <summary>
/// A plausible past for one student, the same for the same seed: most of what the calendar asked so far, in sittings
/// of one to three hours, by someone who is a little ahead, on time, or behind.
/// </summary>
internal sealed class DemoYear(int seed, RouteMap routeMap, Calendar calendar, int lastDay)
{
    private const int ShortestSitting = 30;
    private const int LongestSitting = 180;

#pragma warning disable CA5394 // A made-up past needs to be repeatable, not unguessable.
    private readonly Random _random = new(seed);

    /// <summary>What the student logged: activity, days from the cohort's start, minutes.</summary>
    public IEnumerable<(string ActivityId, int Day, int Minutes)> Entries()
    {
        var diligence = 0.8 + (_random.NextDouble() * 0.35);
        foreach (var activity in routeMap.Activities)
        {
            foreach (var asked in activity.Quarters.Where(asked => asked.RequiredMinutes > 0))
            {
                var quarter = calendar.Quarters.Single(one => one.Quarter == asked.Quarter);
                foreach (var entry in Sittings(activity.ActivityId, quarter, asked.RequiredMinutes, diligence))
                {
                    yield return entry;
                }
            }
        }
    }

    private IEnumerable<(string ActivityId, int Day, int Minutes)> Sittings(
        string activityId, CalendarQuarter quarter, int required, double diligence)
    {
        var until = Math.Min(quarter.EndDay, lastDay);
        if (until < quarter.StartDay)
        {
            yield break;
        }

        var elapsed = (until - quarter.StartDay + 1) / (double)(quarter.EndDay - quarter.StartDay + 1);
        var share = Math.Min(1, elapsed * diligence * (0.9 + (_random.NextDouble() * 0.25)));
        var remaining = (int)(required * share) / 15 * 15;
        while (remaining >= ShortestSitting)
        {
            var minutes = Math.Min(remaining, _random.Next(ShortestSitting / 15, (LongestSitting / 15) + 1) * 15);
            yield return (activityId, _random.Next(quarter.StartDay, until + 1), minutes);
            remaining -= minutes;
        }
    }
#pragma warning restore CA5394
}
