using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Insight.Cohorts;

/// <summary>What a cohort's calendar asks of each of its students.</summary>
/// <param name="Version">Rises when the cohort is moved to another route map or calendar.</param>
/// <param name="StartDate">The cohort's first day, Europe/Amsterdam.</param>
/// <param name="Quarters">In the route map's order.</param>
/// <param name="OnTrackPercent">On track = credited is at least this share of planned.</param>
[GenerateSerializer]
[Immutable]
[Alias("insight.cohort-plan")]
internal sealed record CohortPlan(
    [property: Id(0)] int Version,
    [property: Id(1)] DateOnly StartDate,
    [property: Id(2)] ImmutableArray<CohortPlanQuarter> Quarters,
    [property: Id(3)] int OnTrackPercent)
{
    /// <summary>What one student is asked up to and including a day, by quarter.</summary>
    public ImmutableArray<int> PlannedOn(DateOnly today) =>
    [
        .. Quarters.Select(quarter => PlannedMinutes.Of(
            StartDate, quarter.StartDay, quarter.EndDay, quarter.RequiredMinutes, today)),
    ];

    /// <summary>Whether credited minutes are enough for a day on which so many are planned.</summary>
    public bool IsOnTrack(int credited, int planned) => credited * 100L >= planned * (long)OnTrackPercent;
}
