using VikLearning.Portfolio.Sessions;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Sessions;

public class TeamCalendarTests
{
    [Fact]
    public void A_plan_has_twelve_sessions_and_the_cohorts_days()
    {
        var frame = Calendars.Frame;
        Assert.Equal(12, frame.Subjects.Length);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], frame.Subjects
            .Where(subject => subject.Kind == "reflectionSession").Select(subject => subject.Number));
        Assert.Equal([1, 2, 3, 4], frame.Subjects
            .Where(subject => subject.Kind == "peerFeedbackSession").Select(subject => subject.Number));
        Assert.Equal((Plans.Start, Plans.Start.AddDays(363)), (frame.FirstDay, frame.LastDay));
        Assert.Equal(
            new CohortPeriod("handIn", null, Plans.Start.AddDays(330), Plans.Start.AddDays(344)),
            Assert.Single(frame.Periods, period => period.Kind == "handIn"));
        Assert.Equal(4, frame.Periods.Count(period => period.Kind == "quarter"));
    }

    [Fact]
    public void A_session_is_planned_moved_cancelled_and_planned_anew()
    {
        var calendar = Calendars.After(TeamCalendar.Empty, Calendars.Plan(0));
        Assert.Equal((1, Calendars.Slot, false), StateOf(calendar));
        Assert.True(Calendars.Frame.Says(calendar.Frame));

        var moved = Calendars.Slot with { Date = Calendars.Slot.Date.AddDays(7), Place = "Gymzaal" };
        calendar = Calendars.After(calendar, Calendars.Plan(1) with { Slot = moved });
        Assert.Equal((2, moved, false), StateOf(calendar));

        calendar = Calendars.After(calendar, new CancelSession(Calendars.Activity, 2, Calendars.Now));
        Assert.Equal((3, moved, true), StateOf(calendar));

        calendar = Calendars.After(calendar, Calendars.Plan(3));
        Assert.Equal((4, Calendars.Slot, false), StateOf(calendar));
    }

    [Fact]
    public void The_plan_of_the_cohort_is_kept_once()
    {
        var first = TeamCalendar.Decide(TeamCalendar.Empty, Calendars.Plan(0));
        Assert.Equal([typeof(CalendarFramed), typeof(SessionPlanned)], first.Events.Select(it => it.GetType()));
        var second = TeamCalendar.Decide(Calendars.Planned, Calendars.Plan(1));
        Assert.Equal([typeof(SessionMoved)], second.Events.Select(it => it.GetType()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Who_saw_another_version_changes_nothing(int seen)
    {
        AssertRefused("session-changed", "seenVersion", TeamCalendar.Decide(Calendars.Planned, Calendars.Plan(seen)));
        AssertRefused(
            "session-changed", "seenVersion",
            TeamCalendar.Decide(Calendars.Planned, new CancelSession(Calendars.Activity, seen, Calendars.Now)));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var slot = new SessionSlot(Plans.Start.AddDays(-1), new(12, 0), new(11, 0), "Lokaal 1");
        var refused = TeamCalendar.Decide(
            TeamCalendar.Empty, Calendars.Plan(0) with { ActivityId = "presenting", Slot = slot });
        Assert.Equal(
            ["session-not-of-plan", "session-outside-cohort", "session-length-out-of-range"],
            refused.Refusals.Select(refusal => refusal.Code));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(363, true)]
    [InlineData(-1, false)]
    [InlineData(364, false)]
    public void A_session_is_on_a_day_of_the_cohort(int day, bool isTaken) => Assert.Equal(
        isTaken,
        TeamCalendar.Decide(
            TeamCalendar.Empty,
            Calendars.Plan(0) with { Slot = Calendars.Slot with { Date = Plans.Start.AddDays(day) } })
            .Refusals.IsEmpty);

    [Theory]
    [InlineData("09:00", "09:05", true)]
    [InlineData("09:00", "21:00", true)]
    [InlineData("09:00", "09:04", false)]
    [InlineData("09:00", "21:01", false)]
    [InlineData("09:00", "09:00", false)]
    public void A_session_takes_from_five_minutes_to_twelve_hours(string start, string end, bool isTaken)
    {
        var slot = Calendars.Slot with { Start = Calendars.Time(start), End = Calendars.Time(end) };
        Assert.Equal(
            isTaken, TeamCalendar.Decide(TeamCalendar.Empty, Calendars.Plan(0) with { Slot = slot }).Refusals.IsEmpty);
    }

    [Theory]
    [InlineData("12:00", "13:00", true)]
    [InlineData("11:59", "13:00", false)]
    [InlineData("07:00", "09:00", true)]
    [InlineData("10:00", "11:00", false)]
    public void A_team_is_at_one_session_at_a_time(string start, string end, bool isTaken)
    {
        var other = Calendars.Plan(0) with
        {
            ActivityId = "peer-feedback-1",
            Slot = Calendars.Slot with { Start = Calendars.Time(start), End = Calendars.Time(end) },
        };
        Assert.Equal(isTaken, TeamCalendar.Decide(Calendars.Planned, other).Refusals.IsEmpty);

        var cancelled = Calendars.After(Calendars.Planned, new CancelSession(Calendars.Activity, 1, Calendars.Now));
        Assert.Empty(TeamCalendar.Decide(cancelled, other).Refusals);
    }

    [Fact]
    public void A_session_with_attendance_is_neither_moved_nor_cancelled()
    {
        var held = Calendars.After(Calendars.Planned, Calendars.Record(("anna", 180)));
        AssertRefused("session-attended", "sessionId", TeamCalendar.Decide(held, Calendars.Plan(1)));
        AssertRefused(
            "session-attended", "sessionId",
            TeamCalendar.Decide(held, new CancelSession(Calendars.Activity, 1, Calendars.Now)));
    }

    [Fact]
    public void A_cancelled_session_is_not_cancelled_again_and_one_that_never_was_is_not_there()
    {
        var cancelled = Calendars.After(Calendars.Planned, new CancelSession(Calendars.Activity, 1, Calendars.Now));
        AssertRefused(
            "session-cancelled", "sessionId",
            TeamCalendar.Decide(cancelled, new CancelSession(Calendars.Activity, 2, Calendars.Now)));
        AssertRefused(
            "not-found", "sessionId",
            TeamCalendar.Decide(TeamCalendar.Empty, new CancelSession(Calendars.Activity, 0, Calendars.Now)));
    }

    internal static void AssertRefused(string code, string? field, Decision decision)
    {
        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    private static (int Version, SessionSlot Slot, bool IsCancelled) StateOf(TeamCalendar calendar) =>
        calendar.Find(Calendars.Activity) is { } session
            ? (session.Version, session.Slot, session.IsCancelled)
            : default;
}
