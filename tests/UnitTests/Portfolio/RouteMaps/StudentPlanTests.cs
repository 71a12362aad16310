using VikLearning.Portfolio;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.RouteMaps;

public class StudentPlanTests
{
    private const string Activity = "reflection-session-1";

    // As year one, but for an hour less of the first session.
    private static readonly PinnedPlan s_next = Plans.YearOne with
    {
        TeamId = "",
        PlanVersion = 2,
        RouteMapVersion = 2,
        Activities = [.. Plans.YearOne.Activities.Select(it => it.ActivityId == Activity
            ? it with { MinutesByQuarter = [120, 0, 0, 0] }
            : it)],
    };

    [Fact]
    public void What_was_done_counts_by_the_new_plan_and_followers_hear_of_it()
    {
        var state = Done(180);
        var decision = StudentPlan.Decide(state.Plan, state.Hours, new ReplanStudent(s_next));

        var pinned = Assert.IsType<PlanPinned>(decision.Events[0]).Plan;
        Assert.Equal((2, Plans.YearOne.TeamId), (pinned.PlanVersion, pinned.TeamId));
        var told = Assert.IsType<HoursProgressed>(Assert.Single(decision.Events.Skip(1)));
        Assert.Equal([120, 0, 0, 0], told.Quarters.Select(quarter => quarter.CreditedMinutes));
        var after = After(state, decision);
        Assert.Equal([120, 0, 0, 0], after.Hours.Credited!.Value);
        Assert.Equal([120, 0, 0, 0], Progress.Of(pinned, after.Hours).CreditedByQuarter);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Where_the_credit_stays_nothing_is_told(int minutes)
    {
        var state = Done(minutes);
        var decision = StudentPlan.Decide(state.Plan, state.Hours, new ReplanStudent(s_next));

        Assert.IsType<PlanPinned>(Assert.Single(decision.Events));
    }

    [Fact]
    public void Minutes_from_before_there_was_a_plan_are_told_with_it()
    {
        var state = Done(180) with { Plan = StudentPlan.None };
        state = state with { Hours = state.Hours with { Told = [], Credited = null } };
        var decision = StudentPlan.Decide(state.Hours, new PinPlan(Plans.YearOne));

        Assert.Equal(180, decision.Events.OfType<HoursProgressed>().Single().Quarters[0].CreditedMinutes);
    }

    [Fact]
    public void A_plan_of_another_cohort_an_earlier_one_and_one_for_who_left_change_nothing()
    {
        var state = Done(180);
        var left = state.Plan with { Pinned = state.Plan.Pinned! with { LeftOn = Plans.Start.AddDays(9) } };
        Assert.Empty(StudentPlan.Decide(state.Plan, state.Hours, new(s_next with { CohortId = "other" })).Events);
        Assert.Empty(StudentPlan.Decide(state.Plan, state.Hours, new(s_next with { PlanVersion = 1 })).Events);
        Assert.Empty(StudentPlan.Decide(left, state.Hours, new ReplanStudent(s_next)).Events);
        Assert.Empty(StudentPlan.Decide(StudentPlan.None, state.Hours, new ReplanStudent(s_next)).Events);
    }

    private static StudentState Done(int minutes)
    {
        var definition = StudentState.Definition;
        var state = definition.After(definition.Initial, [new PlanPinned(Plans.YearOne)]);
        return minutes == 0
            ? state
            : After(state, HoursLog.Decide(state.Hours, Plans.YearOne, new LogHours(
                Guid.NewGuid(),
                new HoursClaim(Activity, Plans.Start.AddDays(1), minutes, Plans.Start.AddDays(99)), null,
                new DateTimeOffset(2026, 6, 10, 9, 0, 0, TimeSpan.Zero))));
    }

    private static StudentState After(StudentState state, Decision decision)
    {
        Assert.Empty(decision.Refusals);
        return StudentState.Definition.After(state, decision.Events);
    }
}
