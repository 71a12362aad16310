using CsCheck;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Hours;

/// <summary>Hours stay counted in the cohort where they were made.</summary>
public class CohortCreditTests
{
    private static readonly PinnedPlan s_later = Plans.YearOne with { CohortId = "cohort-2", TeamId = "team-9" };

    [Fact]
    public void The_next_cohort_counts_what_comes_on_top()
    {
        var log = With(With(HoursLog.Empty, Plans.YearOne, Log("presenting", 60)), s_later);
        var told = Told(Decide(log, s_later, Log("portfolio-work", 30)));

        Assert.Equal([("cohort-2", 30)], told);
    }

    [Fact]
    public void What_is_taken_back_leaves_the_cohort_it_was_made_in()
    {
        var log = With(With(HoursLog.Empty, Plans.YearOne, Log("presenting", 60)), s_later);
        var made = log.Entries[0].EntryId;
        var told = Told(HoursLog.Decide(log, s_later, new WithdrawHours(made, default)));

        Assert.Equal([("cohort-1", 0), ("cohort-2", 0)], told);
    }

    [Fact]
    public void Who_comes_back_to_the_first_cohort_counts_there_again()
    {
        var log = With(With(HoursLog.Empty, Plans.YearOne, Log("presenting", 60)), s_later);
        log = With(With(log, s_later, Log("portfolio-work", 30)), Plans.YearOne);

        Assert.Equal([("cohort-1", 75)], Told(Decide(log, Plans.YearOne, Log("portfolio-work", 15))));
    }

    [Fact]
    public void All_cohorts_together_have_what_the_student_has() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 50], Gen.Int[5, 720]).Array[1, 60].Sample(story =>
        {
            var log = HoursLog.Empty;
            var plan = Plans.YearOne;
            foreach (var (kind, which, minutes) in story)
            {
                if (kind == 0)
                {
                    plan = Plans.YearOne with { CohortId = $"cohort-{which % 3}" };
                    log = With(log, plan);
                    continue;
                }

                var entry = log.Entries.IsEmpty ? Guid.Empty : log.Entries[which % log.Entries.Count].EntryId;
                var decision = kind == 1
                    ? HoursLog.Decide(log, plan, new WithdrawHours(entry, default))
                    : Decide(log, plan, Log("presenting", minutes, log.Entries.Count));
                log = decision.Events.Aggregate(log, HoursLog.Evolve);
            }

            Assert.Equal(
                Progress.CreditOf(plan, log.CountedByActivity).Sum(),
                log.Told.Sum(one => one.Quarters.Sum(quarter => quarter.CreditedMinutes)));
            Assert.All(log.Told.SelectMany(one => one.Quarters), quarter => Assert.True(quarter.CreditedMinutes >= 0));
        });

    private static HoursClaim Log(string activity, int minutes, int day = 0) =>
        new(activity, Plans.Start.AddDays(day), minutes, Plans.Start.AddDays(100));

    private static Decision Decide(HoursLog log, PinnedPlan plan, HoursClaim claim) =>
        HoursLog.Decide(log, plan, new LogHours(Guid.NewGuid(), claim, null, default));

    private static HoursLog With(HoursLog log, PinnedPlan plan, HoursClaim claim) =>
        Decide(log, plan, claim).Events.Aggregate(log, HoursLog.Evolve);

    private static HoursLog With(HoursLog log, PinnedPlan plan) => HoursLog.Evolve(log, new PlanPinned(plan));

    private static IEnumerable<(string Cohort, int Minutes)> Told(Decision decision) =>
        decision.Events.OfType<HoursProgressed>()
            .Select(it => (it.CohortId, it.Quarters.Sum(quarter => quarter.CreditedMinutes)));
}
