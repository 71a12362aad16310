using VikLearning.Roster.Cohorts;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.Cohorts;

public class ReplanningTests
{
    private static readonly DateOnly s_start = new(2026, 3, 2);
    private static readonly PlanChoice s_plan = new(1, "lpo-year-1", 1, "calendar-example", 1, 363);
    private static readonly PlanChoice s_next = s_plan with { RouteMapVersion = 2, LastDay = 370 };

    [Fact]
    public void A_cohort_goes_on_by_the_plan_it_is_moved_to()
    {
        var decision = Decide(Opened(), s_next);
        var replanned = Assert.IsType<CohortReplanned>(Assert.Single(decision.Events));

        Assert.Equal(s_next with { PlanVersion = 2 }, replanned.Plan);
        Assert.Equal(s_start.AddDays(370), replanned.EndDate);
        var moved = Cohort.Evolve(Opened(), replanned);
        Assert.Equal(replanned.Plan, moved.Plan);
        Assert.Equal("plan-changed-elsewhere", CodeOf(Decide(moved, s_plan)));
        Assert.Equal(3, Assert.IsType<CohortReplanned>(
            Assert.Single(Decide(moved, s_plan, seen: 2).Events)).Plan.PlanVersion);
    }

    [Theory]
    [InlineData(false, true, false, true, "route-map-unknown")]
    [InlineData(true, false, false, true, "calendar-unknown")]
    [InlineData(true, true, false, true, "calendar-lacks-quarters")]
    [InlineData(true, true, true, false, "plan-quarters-differ")]
    public void A_plan_that_does_not_fit_is_refused(
        bool routeMapExists, bool calendarExists, bool fit, bool sameQuarters, string code) =>
        Assert.Equal(code, CodeOf(Decide(
            Opened(), s_next, documents: new(routeMapExists, calendarExists, fit, sameQuarters))));

    [Fact]
    public void The_plan_that_it_follows_is_no_other() =>
        Assert.Equal("plan-is-that-already", CodeOf(Decide(Opened(), s_plan)));

    [Fact]
    public void A_cohort_that_is_not_there_is_not_found() =>
        Assert.Equal("not-found", CodeOf(Decide(Cohort.None, s_next)));

    [Fact]
    public void One_that_was_opened_before_days_were_kept_ends_by_the_suites_calendar() =>
        Assert.Equal(s_start.AddDays(363), (s_plan with { LastDay = null }).EndOf(s_start));

    private static Cohort Opened() => Cohort.Evolve(Cohort.None, new CohortOpened(
        "cohort-1", "noord", "Lichting", s_start, "lpo-year-1", 1, "calendar-example", 1, 363));

    private static Decision Decide(
        Cohort cohort, PlanChoice plan, int seen = 1, PlanDocuments? documents = null) => Replanning.Decide(
            cohort, new ReplanCohort(seen, plan, documents ?? PlanDocuments.Found, DateTimeOffset.UnixEpoch));

    private static string CodeOf(Decision decision) => Assert.Single(decision.Refusals).Code;
}
