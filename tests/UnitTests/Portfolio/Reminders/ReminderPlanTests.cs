using System.Collections.Immutable;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Reminders;
using VikLearning.Portfolio.Sessions;
using VikLearning.UnitTests.Portfolio.Sessions;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Reminders;

/// <summary>What follows from a calendar, a round and a cohort's plan.</summary>
public class ReminderPlanTests
{
    private const string Team = "cohort-1.team-1";
    private static readonly RemindingOptions s_options = new();
    private static readonly FeedbackRoundId s_round = new("cohort-1", "team-1", 2);

    [Fact]
    public void A_session_is_reminded_of_a_day_before_and_what_it_leaves_to_do_after()
    {
        var matters = ReminderPlan.Of(Team, Calendars.Planned, s_options).ToDictionary(matter => matter.Kind);
        var (begins, ends) = (Calendars.Slot.Begins(), Calendars.Slot.Ends());
        Assert.Equal(4, matters.Count);
        Assert.All(matters.Values, matter => Assert.Equal(
            ($"{Team}.{Calendars.Activity}", "cohort-1", "team-1"), (matter.MatterId, matter.CohortId, matter.TeamId)));
        Assert.Equal((begins.AddDays(-1), begins), SpanOf(matters[ReminderKind.SessionSoon]));
        Assert.Equal((ends.AddDays(1), ends.AddDays(21)), SpanOf(matters[ReminderKind.ReflectionDue]));
        Assert.Equal((ends.AddDays(3), ends.AddDays(21)), SpanOf(matters[ReminderKind.HoursDue]));
        Assert.Equal((ends.AddHours(20), ends.AddDays(21)), SpanOf(matters[ReminderKind.AttendanceDue]));
    }

    [Fact]
    public void Only_a_session_to_reflect_on_asks_a_reflection()
    {
        var feedback = Calendars.After(
            TeamCalendar.Empty, Calendars.Plan(0) with { ActivityId = "peer-feedback-1" });
        Assert.DoesNotContain(
            ReminderPlan.Of(Team, feedback, s_options), matter => matter.Kind == ReminderKind.ReflectionDue);
    }

    [Fact]
    public void A_session_that_moves_takes_its_reminders_along_and_a_cancelled_one_has_none()
    {
        var later = Calendars.Slot with { Date = Calendars.Slot.Date.AddDays(7) };
        var before = ReminderPlan.Of(Team, Calendars.Planned, s_options);
        var moved = ReminderPlan.Of(
            Team, Calendars.After(Calendars.Planned, Calendars.Plan(1) with { Slot = later }), s_options);
        Assert.Equal(before.Select(it => it with { First = it.First.AddDays(7), Until = it.Until.AddDays(7) }), moved);
        Assert.Empty(ReminderPlan.Of(
            Team, Calendars.After(Calendars.Planned, new CancelSession(Calendars.Activity, 1, Calendars.Now)),
            s_options));
    }

    [Fact]
    public void A_round_is_reminded_of_before_it_closes_and_never_on_the_day_it_was_opened()
    {
        var closes = new DateOnly(2026, 5, 20);
        var round = new FeedbackRoundView(2, 2, closes, IsClosed: false, [], []);
        var opened = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);
        var morning = new DateTimeOffset(2026, 5, 17, 7, 0, 0, TimeSpan.Zero); // 9:00 in Amsterdam.
        var over = new DateTimeOffset(2026, 5, 20, 22, 0, 0, TimeSpan.Zero);
        Assert.Equal((morning, over), SpanOf(Assert.Single(ReminderPlan.Of(s_round, round, opened, s_options))));
        var late = new DateTimeOffset(2026, 5, 18, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            late.AddDays(1), Assert.Single(ReminderPlan.Of(s_round, round, late, s_options)).First);
        Assert.Empty(ReminderPlan.Of(s_round, round with { IsClosed = true }, opened, s_options));
        Assert.Empty(ReminderPlan.Of(s_round, null, opened, s_options));
    }

    [Fact]
    public void The_whole_cohort_is_reminded_of_its_hand_in()
    {
        var matter = Assert.Single(ReminderPlan.Of("cohort-1", Calendars.Frame, s_options));
        var last = Calendars.Frame.Periods.Single(period => period.Kind == "handIn").Until;
        Assert.Equal(
            (ReminderKind.HandInNear, "cohort-1", "cohort-1", ""),
            (matter.Kind, matter.MatterId, matter.CohortId, matter.TeamId));
        Assert.Equal(last.AddDays(-14), DateOnly.FromDateTime(matter.First.DateTime));
        Assert.Equal(last.AddDays(1), DateOnly.FromDateTime(matter.Until.DateTime));
    }

    [Fact]
    public void Every_kind_has_a_rhythm_that_tells_at_least_once_and_a_name_of_its_own()
    {
        var kinds = Enum.GetValues<ReminderKind>();
        Assert.All(kinds, kind => Assert.InRange(s_options[kind].Times, 1, ReminderRhythm.MostEver));
        Assert.All(kinds, kind => Assert.Equal(kind, ReminderNames.KindOf(ReminderNames.Of(kind))));
        ImmutableArray<ReminderMatter> matters =
        [
            .. ReminderPlan.Of(Team, Calendars.Planned, s_options),
            .. ReminderPlan.Of("cohort-1", Calendars.Frame, s_options),
        ];
        Assert.All(matters, matter => Assert.True(matter.First < matter.Until));
    }

    private static (DateTimeOffset First, DateTimeOffset Until) SpanOf(ReminderMatter matter) =>
        (matter.First, matter.Until);
}
