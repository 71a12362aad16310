using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.RouteMaps;

/// <summary>Which plan a student follows; null until Roster has told.</summary>
/// <param name="Pinned">The plan.</param>
public sealed record StudentPlan(PinnedPlan? Pinned)
{
    /// <summary>Before enrolment.</summary>
    public static StudentPlan None { get; } = new((PinnedPlan?)null);

    /// <summary>Roster's word is taken; hearing it again changes nothing. What was done counts by it.</summary>
    public static Decision Decide(HoursLog hours, PinPlan command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Decision.Accept(
            new PlanAcknowledged(), [new PlanPinned(command.Plan), .. HoursLog.Recounted(hours, command.Plan)]);
    }

    /// <summary>Roster's word of a cohort is taken by who is in it, in the team that they are in.</summary>
    public static Decision Decide(StudentPlan state, HoursLog hours, ReplanStudent command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return state.Pinned is { LeftOn: null } pinned && pinned.CohortId == command.Plan.CohortId
            && pinned.PlanVersion < command.Plan.PlanVersion
            ? Decide(hours, new PinPlan(command.Plan with { TeamId = pinned.TeamId }))
            : Decision.Accept(new PlanAcknowledged());
    }

    /// <summary>Roster's word is taken; that the student left a cohort of an earlier plan changes nothing.</summary>
    public static Decision Decide(StudentPlan state, LeavePlan command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return state.Pinned?.CohortId == command.CohortId
            ? Decision.Accept(new PlanAcknowledged(), new PlanLeft(command.CohortId, command.On))
            : Decision.Accept(new PlanAcknowledged());
    }

    /// <summary>What is true after an event.</summary>
    public static StudentPlan Evolve(StudentPlan state, object happened) => happened switch
    {
        PlanPinned pinned => new StudentPlan(pinned.Plan),
        PlanLeft left => new StudentPlan(state.Pinned! with { LeftOn = left.On }),
        _ => state,
    };
}

/// <summary>The student follows this plan from now on.</summary>
public sealed record PinPlan(PinnedPlan Plan);

/// <summary>The student's cohort follows this plan from now on.</summary>
/// <param name="Plan">The plan; its team is no matter.</param>
public sealed record ReplanStudent(PinnedPlan Plan);

/// <summary>The student follows this plan.</summary>
public sealed record PlanPinned(PinnedPlan Plan);

/// <summary>The student leaves the cohort of the plan.</summary>
/// <param name="On">The last day.</param>
public sealed record LeavePlan(string CohortId, DateOnly On);

/// <summary>The student left the cohort of the plan: what was made until then stays.</summary>
public sealed record PlanLeft(string CohortId, DateOnly On);

/// <summary>The answer to <see cref="PinPlan"/>, <see cref="ReplanStudent"/> and <see cref="LeavePlan"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.plan-acknowledged")]
public sealed record PlanAcknowledged;
