using System.Collections.Immutable;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Cohorts;

/// <summary>
/// The rules of moving a running cohort to another version of its route map, another route map or another calendar. A
/// new version alone never changes what a running cohort must do.
/// </summary>
public static class Replanning
{
    /// <summary>May it be moved, and what follows.</summary>
    public static Decision Decide(Cohort cohort, ReplanCohort command)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(command);
        if (cohort is not { Plan: { } plan, Opened: { } opened })
        {
            return Decision.Refuse(Refusal.NotFound("cohortId"));
        }

        if (command.SeenPlanVersion != plan.PlanVersion)
        {
            return Decision.Refuse(Refusal.Stale("plan-changed-elsewhere", "seenPlanVersion"));
        }

        var next = command.Plan with { PlanVersion = plan.PlanVersion + 1 };
        var refusals = FaultsOf(command.Documents).ToImmutableArray();
        if (refusals.IsEmpty && !command.Documents.SameQuarters)
        {
            // What was credited and shown by quarter would no longer mean the same.
            refusals = [Refusal.Rule("plan-quarters-differ", "routeMapId")];
        }

        if (refusals.IsEmpty && next == plan with { PlanVersion = next.PlanVersion, LastDay = next.LastDay })
        {
            refusals = [Refusal.Rule("plan-is-that-already", "routeMapId")];
        }

        return refusals.IsEmpty
            ? Decision.Accept(
                new CohortAnswer(opened.CohortId),
                new CohortReplanned(next, next.EndOf(opened.StartDate), command.At))
            : Decision.Refuse([.. refusals]);
    }

    /// <summary>What is wrong with the documents that a cohort is to be pinned to.</summary>
    internal static IEnumerable<Refusal> FaultsOf(PlanDocuments documents)
    {
        if (!documents.RouteMapExists)
        {
            yield return Refusal.Rule("route-map-unknown", "routeMapId");
        }

        if (!documents.CalendarExists)
        {
            yield return Refusal.Rule("calendar-unknown", "calendarId");
        }

        if (documents is { RouteMapExists: true, CalendarExists: true, Fit: false })
        {
            yield return Refusal.Rule("calendar-lacks-quarters", "calendarId");
        }
    }
}

/// <summary>What was found of the documents of a plan.</summary>
/// <param name="Fit">Whether the calendar has days for each quarter of the route map.</param>
/// <param name="SameQuarters">Whether the route map has the quarters of the cohort's present one.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.plan-documents")]
public sealed record PlanDocuments(
    [property: Id(0)] bool RouteMapExists,
    [property: Id(1)] bool CalendarExists,
    [property: Id(2)] bool Fit,
    [property: Id(3)] bool SameQuarters)
{
    /// <summary>All is as it should be.</summary>
    public static PlanDocuments Found { get; } = new(true, true, true, true);
}

/// <summary>Move a cohort to another plan.</summary>
/// <param name="Plan">The plan, but for its version.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.replan-cohort")]
public sealed record ReplanCohort(
    [property: Id(0)] int SeenPlanVersion,
    [property: Id(1)] PlanChoice Plan,
    [property: Id(2)] PlanDocuments Documents,
    [property: Id(3)] DateTimeOffset At);

/// <summary>The cohort is pinned to this plan from now on.</summary>
/// <param name="EndDate">The cohort's last day by it.</param>
public sealed record CohortReplanned(PlanChoice Plan, DateOnly EndDate, DateTimeOffset At);
