using System.Collections.Immutable;

namespace VikLearning.Portfolio.RouteMaps;

/// <summary>
/// What a student's cohort is pinned to: one version of a route map and one calendar. It is kept with the student, so
/// that progress never depends on another service being up, nor changes without an event.
/// </summary>
/// <param name="CohortId">The cohort.</param>
/// <param name="TeamId">The student's learning team.</param>
/// <param name="PlanVersion">Roster's version of the cohort's plan.</param>
/// <param name="StartDate">The cohort's first day, Europe/Amsterdam.</param>
/// <param name="RouteMapId">The route map.</param>
/// <param name="RouteMapVersion">Its version.</param>
/// <param name="Quarters">The quarters in order.</param>
/// <param name="Activities">The activities in the route map's order.</param>
/// <param name="HandInOpensDay">Days from the start, like the three that follow.</param>
/// <param name="LeftOn">The student's last day in the cohort; null for who is in it.</param>
public sealed record PinnedPlan(
    string CohortId,
    string TeamId,
    int PlanVersion,
    DateOnly StartDate,
    string RouteMapId,
    int RouteMapVersion,
    ImmutableArray<PlanQuarter> Quarters,
    ImmutableArray<PlannedActivity> Activities,
    int HandInOpensDay,
    int HandInClosesDay,
    int ExamFromDay,
    int ExamToDay,
    DateOnly? LeftOn = null)
{
    /// <summary>An activity of the plan, or null when the route map has none of that id.</summary>
    public PlannedActivity? Find(string? activityId)
    {
        foreach (var activity in Activities)
        {
            if (activity.ActivityId == activityId)
            {
                return activity;
            }
        }

        return null;
    }
}
