using VikLearning.Portfolio.Sessions;
using Xunit;
using static VikLearning.UnitTests.Portfolio.Sessions.TeamCalendarTests;

namespace VikLearning.UnitTests.Portfolio.Sessions;

public class AttendanceTests
{
    private static readonly TeamCalendar s_held =
        Calendars.After(Calendars.Planned, Calendars.Record(("anna", 180), ("bram", 0)));

    [Fact]
    public void A_whole_team_is_recorded_in_one_move()
    {
        var decision = Attendance.Decide(Calendars.Planned, Calendars.Record(("anna", 180), ("bram", 0)));
        Assert.Equal(
            [("anna", 180), ("bram", 0)],
            decision.Events.Cast<AttendanceRecorded>().Select(it => (it.StudentId, it.Minutes)));
        Assert.Equal(180, RecordOf(s_held, "anna").Minutes);
        Assert.Equal(0, RecordOf(s_held, "bram").Minutes);
    }

    [Theory]
    [InlineData(6, 59, false)]
    [InlineData(7, 0, true)]
    public void Nobody_was_there_before_it_began(int hour, int minute, bool isTaken)
    {
        // 09:00 in Amsterdam in summer.
        var at = new DateTimeOffset(2026, 4, 1, hour, minute, 0, TimeSpan.Zero);
        var decision = Attendance.Decide(Calendars.Planned, Calendars.Record(("anna", 180)) with { At = at });
        Assert.Equal(isTaken ? [] : ["session-not-begun"], decision.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var command = Calendars.Record(("anna", 4), ("anna", 180), ("stranger", 721)) with
        {
            Team = ["anna", "bram"],
            At = Calendars.Now.AddDays(-1),
        };
        Assert.Equal(
            [
                "session-not-begun", "attendance-not-of-team", "attendance-incomplete", "attendance-twice",
                "attendance-minutes-out-of-range",
            ],
            Attendance.Decide(Calendars.Planned, command).Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void It_is_recorded_once_and_not_of_what_was_moved_cancelled_or_never_planned()
    {
        AssertRefused("attendance-recorded-already", "sessionId",
            Attendance.Decide(s_held, Calendars.Record(("anna", 180), ("bram", 0))));
        AssertRefused("session-changed", "seenVersion",
            Attendance.Decide(Calendars.Planned, Calendars.Record(("anna", 180)) with { SeenVersion = 2 }));
        var cancelled = Calendars.After(Calendars.Planned, new CancelSession(Calendars.Activity, 1, Calendars.Now));
        AssertRefused("session-cancelled", "sessionId",
            Attendance.Decide(cancelled, Calendars.Record(("anna", 180)) with { SeenVersion = 2 }));
        AssertRefused("not-found", "sessionId",
            Attendance.Decide(TeamCalendar.Empty, Calendars.Record(("anna", 180)) with { SeenVersion = 0 }));
    }

    [Fact]
    public void A_correction_is_a_new_record_and_the_old_one_stays()
    {
        var corrected = Calendars.After(s_held, Calendars.Correct(1, 120));
        var records = corrected.Find(Calendars.Activity)!.Records.Where(it => it.StudentId == "anna").ToList();
        Assert.Equal([(1, 180), (2, 120)], records.Select(it => (it.Number, it.Minutes)));
        Assert.Equal(Calendars.Id(11), records[1].ReasonId);
        AssertRefused("attendance-changed", "seenNumber",
            Attendance.Decide(corrected, Calendars.Correct(1, 90)));
        AssertRefused("attendance-same", "minutes", Attendance.Decide(s_held, Calendars.Correct(1, 180)));
        AssertRefused(
            "attendance-minutes-out-of-range", "minutes", Attendance.Decide(s_held, Calendars.Correct(1, 3)));
    }

    [Fact]
    public void Who_came_into_the_team_later_gets_a_first_record_and_who_is_no_member_none()
    {
        var added = Calendars.After(s_held, Calendars.Correct(0, 180, "late"));
        Assert.Equal((1, 180), (RecordOf(added, "late").Number, RecordOf(added, "late").Minutes));
        AssertRefused("not-found", "studentId",
            Attendance.Decide(s_held, Calendars.Correct(0, 180, "stranger")));
        AssertRefused("not-found", "studentId",
            Attendance.Decide(Calendars.Planned, Calendars.Correct(0, 180, "late")));
    }

    [Fact]
    public void A_record_is_contested_once_and_upheld()
    {
        var contested = Calendars.After(s_held, Calendars.Contest(1));
        Assert.True(RecordOf(contested, "anna").IsContested());
        AssertRefused("attendance-contested-already", "text",
            Attendance.Decide(contested, Calendars.Contest(1)));

        var upheld = Calendars.After(contested, Calendars.Uphold(1));
        var record = RecordOf(upheld, "anna");
        Assert.False(record.IsContested());
        Assert.True(record.Contest!.IsUpheld);
        Assert.Equal((180, Calendars.Id(31)), (record.Minutes, record.Contest.AnswerId));
        AssertRefused("attendance-not-contested", "answer", Attendance.Decide(upheld, Calendars.Uphold(1)));
        AssertRefused("attendance-contested-already", "text", Attendance.Decide(upheld, Calendars.Contest(1)));
    }

    [Fact]
    public void A_correction_answers_the_contest_and_the_new_record_can_be_contested()
    {
        var contested = Calendars.After(s_held, Calendars.Contest(1));
        var corrected = Calendars.After(contested, Calendars.Correct(1, 200));
        var old = corrected.Find(Calendars.Activity)!.Records.First(it => it.StudentId == "anna");
        Assert.Equal((Calendars.Id(11), false), (old.Contest!.AnswerId, old.Contest.IsUpheld));
        Assert.False(old.IsContested());
        AssertRefused("attendance-changed", "seenNumber", Attendance.Decide(corrected, Calendars.Contest(1)));
        Assert.True(RecordOf(Calendars.After(corrected, Calendars.Contest(2)), "anna").IsContested());
    }

    [Fact]
    public void Nobody_contests_a_record_of_another()
    {
        AssertRefused("not-found", "sessionId", Attendance.Decide(s_held, Calendars.Contest(1, "stranger")));
        AssertRefused("attendance-not-contested", "answer", Attendance.Decide(s_held, Calendars.Uphold(1)));
    }

    private static AttendanceRecord RecordOf(TeamCalendar calendar, string student) =>
        calendar.Find(Calendars.Activity)!.RecordOf(student)!;
}
