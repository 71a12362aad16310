using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Hours;

public class HoursLogTests
{
    private const string Activity = "reflection-session-1";
    private static readonly DateOnly s_today = Plans.Start.AddDays(100);
    private static readonly DateTimeOffset s_now = new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Minutes_on_an_activity_are_credited()
    {
        var (_, decision) = Log(HoursLog.Empty, minutes: 90);

        Assert.Equal(new HoursAccepted(EntryOf(decision), 90, 90, 90), decision.Answer);
    }

    [Fact]
    public void Surplus_is_shown_but_not_counted()
    {
        var (log, _) = Log(HoursLog.Empty, minutes: 120);
        var (after, decision) = Log(log, minutes: 120);

        var activity = Progress.Of(Plans.YearOne, after).Activities.Single(one => one.ActivityId == Activity);
        Assert.Equal(new ActivityProgress(Activity, 180, 180, 240), activity);
        Assert.Equal(60, activity.SurplusMinutes);
        Assert.Equal(180, ((HoursAccepted)decision.Answer!).CreditedMinutes);
    }

    [Fact]
    public void Followers_hear_of_progress_only_when_the_credit_changed()
    {
        var (full, first) = Log(HoursLog.Empty, minutes: 180);
        var (_, second) = Log(full, minutes: 30);

        Assert.Single(first.Events.OfType<HoursProgressed>());
        Assert.Empty(second.Events.OfType<HoursProgressed>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(4)]
    [InlineData(721)]
    [InlineData(1_000_000_000)]
    [InlineData(int.MinValue)]
    public void Minutes_below_5_or_above_720_are_refused(int minutes) =>
        AssertRefused("minutes-out-of-range", "minutes", Log(HoursLog.Empty, minutes: minutes).Decision);

    [Theory]
    [InlineData(5)]
    [InlineData(720)]
    public void Minutes_from_5_to_720_are_accepted(int minutes) =>
        Assert.Empty(Log(HoursLog.Empty, minutes: minutes).Decision.Refusals);

    [Fact]
    public void Hours_in_the_future_are_refused() =>
        AssertRefused("hours-in-future", "date", Log(HoursLog.Empty, date: s_today.AddDays(1)).Decision);

    [Fact]
    public void Hours_of_today_and_of_the_first_day_are_accepted()
    {
        Assert.Empty(Log(HoursLog.Empty, date: s_today).Decision.Refusals);
        Assert.Empty(Log(HoursLog.Empty, date: Plans.Start).Decision.Refusals);
    }

    [Fact]
    public void Hours_before_the_cohort_are_refused() =>
        AssertRefused("hours-before-cohort", "date", Log(HoursLog.Empty, date: Plans.Start.AddDays(-1)).Decision);

    [Fact]
    public void An_unknown_activity_is_refused() =>
        AssertRefused("activity-unknown", "activityId", Log(HoursLog.Empty, activity: "juggling").Decision);

    [Fact]
    public void The_practice_period_has_no_hours_of_its_own() =>
        AssertRefused(
            "activity-without-hours", "activityId", Log(HoursLog.Empty, activity: "practice-period").Decision);

    [Fact]
    public void Every_reason_is_given_at_once()
    {
        var decision = Log(HoursLog.Empty, activity: "juggling", minutes: -1, date: s_today.AddDays(1)).Decision;

        Assert.Equal(
            ["activity-unknown", "hours-in-future", "minutes-out-of-range"],
            decision.Refusals.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_date_holds_at_most_24_hours_over_all_activities()
    {
        var (once, _) = Log(HoursLog.Empty, minutes: 720);
        var (twice, full) = Log(once, minutes: 720, activity: "portfolio-work");

        Assert.Empty(full.Refusals);
        AssertRefused("day-over-24-hours", "minutes", Log(twice, minutes: 5).Decision);
        Assert.Empty(Log(twice, minutes: 5, date: s_today.AddDays(-1)).Decision.Refusals);
    }

    [Fact]
    public void Nothing_is_logged_before_roster_has_told_the_plan()
    {
        var command = new LogHours(Guid.NewGuid(), new HoursClaim(Activity, s_today, 60, s_today), null, s_now);

        AssertRefused("not-enrolled", null, HoursLog.Decide(HoursLog.Empty, null, command));
    }

    [Fact]
    public void A_correction_replaces_the_old_entry_and_keeps_it_readable()
    {
        var (log, logged) = Log(HoursLog.Empty, minutes: 90);
        var (after, corrected) = Correct(log, EntryOf(logged), minutes: 60);

        Assert.Equal(60, after.CountedOn(Activity));
        Assert.Equal(EntryOf(corrected), after.Find(EntryOf(logged))!.ReplacedByEntryId);
        Assert.Equal(90, after.Find(EntryOf(logged))!.Claim.Minutes);
        Assert.Equal(EntryOf(logged), after.Find(EntryOf(corrected))!.ReplacesEntryId);
    }

    [Fact]
    public void A_correction_can_move_hours_to_another_activity_and_date()
    {
        var (log, logged) = Log(HoursLog.Empty, minutes: 90);
        var (after, _) = Correct(log, EntryOf(logged), minutes: 90, activity: "presenting", date: Plans.Start);

        Assert.Equal(0, after.CountedOn(Activity));
        Assert.Equal(90, after.CountedOn("presenting"));
        Assert.Equal(0, after.CountedByDate[s_today]);
    }

    [Fact]
    public void An_entry_is_corrected_once_and_then_its_correction_is()
    {
        var (log, logged) = Log(HoursLog.Empty, minutes: 90);
        var (after, _) = Correct(log, EntryOf(logged), minutes: 60);

        AssertRefused("hours-entry-corrected-already", "entryId", Correct(after, EntryOf(logged), 30).Decision);
    }

    [Fact]
    public void An_entry_that_is_not_there_cannot_be_changed()
    {
        AssertRefused("not-found", "entryId", Correct(HoursLog.Empty, Guid.NewGuid(), 30).Decision);
        AssertRefused("not-found", "entryId", Withdraw(HoursLog.Empty, Guid.NewGuid()).Decision);
    }

    [Fact]
    public void A_withdrawn_entry_stays_readable_and_counts_nowhere()
    {
        var (log, logged) = Log(HoursLog.Empty, minutes: 90);
        var (after, withdrawn) = Withdraw(log, EntryOf(logged));

        Assert.Equal(new HoursAccepted(EntryOf(logged), 0, 0, 0), withdrawn.Answer);
        Assert.Equal(s_now, after.Find(EntryOf(logged))!.WithdrawnAt);
        Assert.Equal(90, after.Find(EntryOf(logged))!.Claim.Minutes);
        Assert.Equal(0, after.CountedByDate[s_today]);
        Assert.Single(withdrawn.Events.OfType<HoursProgressed>());
    }

    [Fact]
    public void Withdrawing_surplus_moves_nobodys_progress()
    {
        var (full, _) = Log(HoursLog.Empty, minutes: 180);
        var (more, logged) = Log(full, minutes: 30);

        Assert.Empty(Withdraw(more, EntryOf(logged)).Decision.Events.OfType<HoursProgressed>());
    }

    [Fact]
    public void An_entry_can_be_withdrawn_when_a_later_plan_lacks_its_activity()
    {
        var (log, logged) = Log(HoursLog.Empty);
        var plan = Plans.YearOne with
        {
            Activities = Plans.YearOne.Activities.RemoveAll(activity => activity.ActivityId == Activity),
        };
        log = HoursLog.Evolve(log, new PlanPinned(plan));
        var decision = HoursLog.Decide(log, plan, new WithdrawHours(EntryOf(logged), s_now));

        Assert.Equal(new HoursAccepted(EntryOf(logged), 0, 0, 0), decision.Answer);
    }

    [Fact]
    public void What_was_withdrawn_is_neither_corrected_nor_withdrawn_again()
    {
        var (log, logged) = Log(HoursLog.Empty);
        var (after, _) = Withdraw(log, EntryOf(logged));

        AssertRefused("hours-entry-withdrawn-already", "entryId", Withdraw(after, EntryOf(logged)).Decision);
        AssertRefused("hours-entry-withdrawn-already", "entryId", Correct(after, EntryOf(logged), 30).Decision);
    }

    [Fact]
    public void Of_a_corrected_entry_the_correction_is_withdrawn_and_the_old_one_stays_replaced()
    {
        var (log, logged) = Log(HoursLog.Empty, minutes: 90);
        var (after, corrected) = Correct(log, EntryOf(logged), minutes: 60);

        AssertRefused("hours-entry-corrected-already", "entryId", Withdraw(after, EntryOf(logged)).Decision);
        Assert.Equal(0, Withdraw(after, EntryOf(corrected)).Log.CountedOn(Activity));
    }

    [Fact]
    public void The_entry_that_is_replaced_does_not_count_towards_its_own_day()
    {
        var (half, _) = Log(HoursLog.Empty, minutes: 720, activity: "portfolio-work");
        var (full, logged) = Log(half, minutes: 720);

        Assert.Empty(Correct(full, EntryOf(logged), 720).Decision.Refusals);
    }

    private static (HoursLog Log, Decision Decision) Log(
        HoursLog log, int minutes = 60, string activity = Activity, DateOnly? date = null)
    {
        var claim = new HoursClaim(activity, date ?? s_today, minutes, s_today);
        var decision = HoursLog.Decide(log, Plans.YearOne, new LogHours(Guid.NewGuid(), claim, null, s_now));
        return (decision.Events.Aggregate(log, HoursLog.Evolve), decision);
    }

    private static (HoursLog Log, Decision Decision) Correct(
        HoursLog log, Guid replaces, int minutes, string activity = Activity, DateOnly? date = null)
    {
        var claim = new HoursClaim(activity, date ?? s_today, minutes, s_today);
        var command = new CorrectHours(Guid.NewGuid(), replaces, claim, null, s_now);
        var decision = HoursLog.Decide(log, Plans.YearOne, command);
        return (decision.Events.Aggregate(log, HoursLog.Evolve), decision);
    }

    private static (HoursLog Log, Decision Decision) Withdraw(HoursLog log, Guid entryId)
    {
        var decision = HoursLog.Decide(log, Plans.YearOne, new WithdrawHours(entryId, s_now));
        return (decision.Events.Aggregate(log, HoursLog.Evolve), decision);
    }

    private static Guid EntryOf(Decision decision) => ((HoursAccepted)decision.Answer!).EntryId;

    private static void AssertRefused(string code, string? field, Decision decision)
    {
        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Empty(decision.Events);
        Assert.Null(decision.Answer);
    }
}
