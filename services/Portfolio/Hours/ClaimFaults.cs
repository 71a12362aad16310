using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Hours;

/// <summary>What is wrong with a claim of hours, all of it at once.</summary>
internal static class ClaimFaults
{
    /// <summary>Every fault of a claim that would be added, or would replace an entry.</summary>
    public static IEnumerable<Refusal> Of(HoursLog log, PinnedPlan plan, HoursClaim claim, HoursEntry? replaced)
    {
        var activity = plan.Find(claim.ActivityId);
        if (activity is null)
        {
            yield return Refusal.Rule("activity-unknown", "activityId");
        }
        else if (activity.RequiredMinutes == 0)
        {
            yield return Refusal.Rule("activity-without-hours", "activityId");
        }
        else if (log.IsConfirmed(claim.ActivityId))
        {
            yield return Refusal.Rule("hours-confirmed", "activityId");
        }

        foreach (var fault in OfDate(plan, claim))
        {
            yield return fault;
        }

        if (claim.Minutes is < HoursLog.LeastMinutes or > HoursLog.MostMinutes)
        {
            yield return Refusal.Rule(
                "minutes-out-of-range", "minutes", $"{HoursLog.LeastMinutes}", $"{HoursLog.MostMinutes}");
        }
        else if (MinutesOn(log, claim.Date, replaced) + claim.Minutes > HoursLog.MostMinutesADay)
        {
            yield return Refusal.Rule("day-over-24-hours", "minutes");
        }

        if (log.Entries.Count >= HoursLog.MostEntries)
        {
            yield return Refusal.Rule("hours-log-full", null, $"{HoursLog.MostEntries}");
        }
    }

    private static IEnumerable<Refusal> OfDate(PinnedPlan plan, HoursClaim claim)
    {
        if (claim.Date > claim.Today)
        {
            yield return Refusal.Rule("hours-in-future", "date", $"{claim.Today:yyyy-MM-dd}");
        }

        if (claim.Date < plan.StartDate)
        {
            yield return Refusal.Rule("hours-before-cohort", "date", $"{plan.StartDate:yyyy-MM-dd}");
        }

        if (claim.Date > plan.LeftOn)
        {
            yield return Refusal.Rule("hours-after-leaving", "date", $"{plan.LeftOn:yyyy-MM-dd}");
        }
    }

    private static int MinutesOn(HoursLog log, DateOnly date, HoursEntry? except) =>
        log.CountedByDate[date]
        - (except?.Claim.Date == date && !log.IsConfirmed(except.Claim.ActivityId) ? except.Claim.Minutes : 0);
}
