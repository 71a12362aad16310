using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Hours;

public class ConfirmedHoursTests
{
    private const string Activity = "reflection-session-1";
    private const string Session = $"cohort-1.team-1.{Activity}";
    private static readonly DateOnly s_today = Plans.Start.AddDays(100);
    private static readonly DateTimeOffset s_now = new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Confirmed_minutes_count_instead_of_the_claim()
    {
        var log = After(HoursLog.Empty, Log(90), Log(60));
        Assert.Equal(150, CreditOf(log));
        log = Confirmed(log, 120, 1);
        Assert.Equal(120, CreditOf(log));
        Assert.Equal(120, log.CountedByDate[s_today]);
    }

    [Fact]
    public void Who_was_absent_has_none_of_what_they_claimed() =>
        Assert.Equal(0, CreditOf(Confirmed(After(HoursLog.Empty, Log(180)), 0, 1)));

    [Fact]
    public void No_more_is_credited_than_the_route_map_asks()
    {
        var log = Confirmed(HoursLog.Empty, 200, 1);
        var activity = Progress.Of(Plans.YearOne, log).Activities.Single(one => one.ActivityId == Activity);
        Assert.Equal((180, 20), (activity.CreditedMinutes, activity.SurplusMinutes));
    }

    [Fact]
    public void A_later_record_replaces_an_earlier_one_and_an_earlier_one_nothing()
    {
        var log = Confirmed(Confirmed(HoursLog.Empty, 180, 1), 60, 2);
        Assert.Equal(60, CreditOf(log));
        foreach (var number in (int[])[1, 2])
        {
            var again = ConfirmedHours.Decide(log, Plans.YearOne, Confirm(180, number));
            Assert.NotNull(again.Answer);
            Assert.Empty(again.Events);
        }
    }

    [Fact]
    public void Followers_hear_where_the_student_stands()
    {
        var decision = ConfirmedHours.Decide(HoursLog.Empty, Plans.YearOne, Confirm(180, 1));
        Assert.Equal(
            [180, 0, 0, 0],
            Assert.Single(decision.Events.OfType<HoursProgressed>()).Quarters.Select(one => one.CreditedMinutes));
    }

    [Fact]
    public void Two_sessions_of_one_activity_add_up()
    {
        var moved = new ConfirmHours(new($"cohort-1.team-2.{Activity}", Activity, s_today, 60, 1), s_now);
        var log = Confirmed(HoursLog.Empty, 0, 1);
        log = After(log, ConfirmedHours.Decide(log, Plans.YearOne, moved));
        Assert.Equal(60, CreditOf(log));
    }

    [Fact]
    public void Hours_of_a_confirmed_session_are_not_claimed()
    {
        var log = Confirmed(HoursLog.Empty, 180, 1);
        var refusal = Assert.Single(HoursLog.Decide(log, Plans.YearOne, Log(30)).Refusals);
        Assert.Equal(("hours-confirmed", "activityId"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void A_claim_that_no_longer_counts_can_be_withdrawn_or_become_one_of_another_activity()
    {
        var log = Confirmed(After(HoursLog.Empty, Log(90), Log(60)), 120, 1);
        log = After(log, HoursLog.Decide(
            log, Plans.YearOne, new WithdrawHours(log.Entries[0].EntryId, s_now)));
        Assert.Equal(120, CreditOf(log));

        log = After(log, HoursLog.Decide(log, Plans.YearOne, new CorrectHours(
            Guid.CreateVersion7(), log.Entries[1].EntryId, new("presenting", s_today, 60, s_today), null, s_now)));
        Assert.Equal(180, CreditOf(log));
        Assert.Equal(180, log.CountedByDate[s_today]);
    }

    [Fact]
    public void A_day_still_has_24_hours()
    {
        var log = Confirmed(HoursLog.Empty, 720, 1);
        log = After(log, Log(600, "presenting"));
        Assert.Equal(
            "day-over-24-hours",
            Assert.Single(HoursLog.Decide(log, Plans.YearOne, Log(121, "presenting")).Refusals).Code);
        Assert.Empty(HoursLog.Decide(log, Plans.YearOne, Log(120, "presenting")).Refusals);
    }

    [Fact]
    public void Who_has_no_plan_yet_is_credited_later()
    {
        var log = After(HoursLog.Empty, ConfirmedHours.Decide(HoursLog.Empty, null, Confirm(180, 1)));
        Assert.Equal(180, CreditOf(log));
    }

    private static LogHours Log(int minutes, string activity = Activity) =>
        new(Guid.CreateVersion7(), new HoursClaim(activity, s_today, minutes, s_today), null, s_now);

    private static ConfirmHours Confirm(int minutes, int number) =>
        new(new ConfirmedSession(Session, Activity, s_today, minutes, number), s_now);

    private static HoursLog Confirmed(HoursLog log, int minutes, int number) =>
        After(log, ConfirmedHours.Decide(log, Plans.YearOne, Confirm(minutes, number)));

    private static HoursLog After(HoursLog log, params LogHours[] commands) => commands.Aggregate(
        log, (state, command) => After(state, HoursLog.Decide(state, Plans.YearOne, command)));

    private static HoursLog After(HoursLog log, Decision decision) => decision.Events.Aggregate(log, HoursLog.Evolve);

    // What is told and what is reckoned anew are the same.
    private static int CreditOf(HoursLog log)
    {
        var credit = Progress.Of(Plans.YearOne, log).CreditedByQuarter.Sum();
        Assert.Equal(credit, log.Credited?.Sum() ?? credit);
        return credit;
    }
}
