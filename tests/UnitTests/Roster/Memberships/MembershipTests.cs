using VikLearning.Roster.Cohorts;
using VikLearning.Roster.Memberships;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.Memberships;

public class MembershipTests
{
    private static readonly DateOnly s_start = new(2026, 3, 2);
    private static readonly DateOnly s_today = new(2026, 6, 1);
    private static readonly Guid s_name = Guid.NewGuid();

    [Fact]
    public void Who_moves_is_in_the_other_team_from_that_day()
    {
        var moved = After(Cohort(), Move("team-2", Day(10)));

        Assert.Empty(moved.Teams["team-1"].StudentIds);
        Assert.Equal(["student"], moved.Teams["team-2"].StudentIds);
        Assert.Equal(("team-2", Day(10)), (moved.Students["student"].TeamId, moved.Students["student"].Since));
    }

    [Fact]
    public void A_move_goes_to_another_team_that_is_there()
    {
        AssertRefused("team-same", "teamId", Membership.Decide(Cohort(), Move("team-1", Day(10))));
        AssertRefused("not-found", "teamId", Membership.Decide(Cohort(), Move("team-9", Day(10))));
    }

    [Fact]
    public void Whoever_is_not_in_the_cohort_is_not_found()
    {
        AssertRefused(
            "not-found", "studentId", Membership.Decide(Cohort(), new MoveStudent("x", "team-2", Day(1), s_today)));
        AssertRefused("not-found", "cohortId", Membership.Decide(
            VikLearning.Roster.Cohorts.Cohort.None, new RecordLeave("student", Day(1), s_today)));
        AssertRefused("not-found", "studentId", Membership.Decide(Cohort(), new RenameStudent("x", s_name)));
    }

    [Fact]
    public void Days_come_in_the_order_of_what_happened()
    {
        var moved = After(Cohort(), Move("team-2", Day(10)));

        AssertRefused("date-before-last-change", "date", Membership.Decide(moved, Move("team-1", Day(9))));
        AssertRefused("date-before-last-change", "date", Membership.Decide(moved, Leave(Day(9))));
        Assert.Empty(Membership.Decide(moved, Leave(Day(10))).Refusals);
    }

    [Fact]
    public void A_day_lies_neither_before_the_cohort_nor_ahead()
    {
        AssertRefused("date-before-cohort", "date", Membership.Decide(Cohort(), Move("team-2", s_start.AddDays(-1))));
        AssertRefused("date-after-today", "date", Membership.Decide(Cohort(), Move("team-2", s_today.AddDays(1))));
        Assert.Empty(Membership.Decide(Cohort(), Move("team-2", s_today)).Refusals);
    }

    [Fact]
    public void A_cohort_that_has_not_begun_is_filled_as_of_its_first_day() =>
        Assert.Empty(Membership.Decide(
            Cohort(), new MoveStudent("student", "team-2", s_start, s_start.AddDays(-30))).Refusals);

    [Fact]
    public void Who_left_is_in_no_team_and_is_remembered()
    {
        var left = After(Cohort(), Leave(Day(20)));

        Assert.Empty(left.Teams["team-1"].StudentIds);
        Assert.Equal(Day(20), left.Students["student"].LeftOn);
        AssertRefused("student-left-already", "studentId", Membership.Decide(left, Leave(Day(21))));
        AssertRefused("student-left-already", "studentId", Membership.Decide(left, Move("team-2", Day(21))));
        AssertRefused("student-left-already", "studentId", Membership.Decide(left, Away(Day(21), Day(22))));
        AssertRefused("student-left-before", "studentId", VikLearning.Roster.Cohorts.Cohort.Decide(
            left, new EnrolStudent("team-1", "student", null)));
    }

    [Fact]
    public void Who_left_comes_back_after_the_last_day_to_any_team()
    {
        var left = After(Cohort(), Leave(Day(20)));
        var back = After(left, Return("team-2", Day(21)));

        AssertRefused("date-before-last-change", "date", Membership.Decide(left, Return("team-2", Day(20))));
        Assert.Equal(["student"], back.Teams["team-2"].StudentIds);
        Assert.Null(back.Students["student"].LeftOn);
        AssertRefused("student-not-left", "studentId", Membership.Decide(back, Return("team-1", Day(22))));
    }

    [Fact]
    public void Who_was_erased_does_not_come_back() => AssertRefused(
        "person-erased", "studentId",
        Membership.Decide(After(Cohort(), Leave(Day(20))), Return("team-2", Day(21)) with { IsErased = true }));

    [Fact]
    public void An_absence_is_changed_by_its_first_day_and_overlaps_no_other()
    {
        var away = After(Cohort(), Away(Day(5), Day(8)));

        Assert.Equal(Day(9), After(away, Away(Day(5), Day(9))).Students["student"].Absences[Day(5)]);
        AssertRefused("absence-overlaps", "fromDate", Membership.Decide(away, Away(Day(8), Day(9))));
        AssertRefused("absence-overlaps", "fromDate", Membership.Decide(away, Away(Day(1), Day(5))));
        Assert.Empty(Membership.Decide(away, Away(Day(9), Day(9))).Refusals);
    }

    [Fact]
    public void An_absence_has_days_of_the_cohort_in_order()
    {
        AssertRefused("absence-ends-before-it-begins", "untilDate", Membership.Decide(Cohort(), Away(Day(5), Day(4))));
        AssertRefused("absence-too-long", "untilDate", Membership.Decide(Cohort(), Away(Day(5), Day(405))));
        AssertRefused("date-before-last-change", "fromDate", Membership.Decide(Cohort(), Away(Day(-1), Day(4))));
    }

    [Fact]
    public void So_many_absences_and_no_more()
    {
        var cohort = Enumerable.Range(0, Membership.MostAbsences)
            .Aggregate(Cohort(), (it, day) => After(it, Away(Day(day), Day(day))));

        AssertRefused("absences-full", null, Membership.Decide(cohort, Away(Day(200), Day(200))));
    }

    [Fact]
    public void A_name_that_was_erased_is_not_written_again()
    {
        Assert.Equal(s_name, After(Cohort(), new RenameStudent("student", s_name)).Students["student"].NameId);
        AssertRefused("person-erased", "studentId", Membership.Decide(Cohort(), new RenameStudent("student", null)));
    }

    private static DateOnly Day(int day) => s_start.AddDays(day);

    private static MoveStudent Move(string team, DateOnly on) => new("student", team, on, s_today);

    private static RecordLeave Leave(DateOnly on) => new("student", on, s_today);

    private static ReturnStudent Return(string team, DateOnly on) => new("student", team, on, s_today, false);

    private static RecordAbsence Away(DateOnly from, DateOnly until) => new("student", from, until);

    private static Cohort Cohort()
    {
        object[] happened =
        [
            new CohortOpened("cohort-1", "noord", "Lichting", s_start, "lpo-year-1", 1, "calendar-example"),
            new TeamAdded("team-1", "Team 1"),
            new TeamAdded("team-2", "Team 2"),
            new StudentEnrolled("team-1", "student", null),
        ];
        return happened.Aggregate(VikLearning.Roster.Cohorts.Cohort.None, VikLearning.Roster.Cohorts.Cohort.Evolve);
    }

    private static Cohort After(Cohort cohort, object command)
    {
        var decision = command switch
        {
            MoveStudent it => Membership.Decide(cohort, it),
            RecordLeave it => Membership.Decide(cohort, it),
            ReturnStudent it => Membership.Decide(cohort, it),
            RecordAbsence it => Membership.Decide(cohort, it),
            RenameStudent it => Membership.Decide(cohort, it),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
        Assert.Empty(decision.Refusals);
        return decision.Events.Aggregate(cohort, VikLearning.Roster.Cohorts.Cohort.Evolve);
    }

    private static void AssertRefused(string code, string? field, Decision decision)
    {
        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Empty(decision.Events);
    }
}
