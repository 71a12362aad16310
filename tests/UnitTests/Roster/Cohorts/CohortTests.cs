using VikLearning.Roster.Cohorts;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.Cohorts;

public class CohortTests
{
    private static readonly OpenCohort s_open = new(
        "cohort-1", "apeldoorn", "Lichting 2026-1", new DateOnly(2026, 3, 2),
        new PlanChoice(1, "lpo-year-1", 1, "calendar-example", 1, 363), PlanDocuments.Found);

    [Fact]
    public void A_cohort_is_pinned_to_the_documents_it_was_opened_with() =>
        Assert.Equal(("lpo-year-1", 1, "calendar-example"), Opened() is { Opened: { } opened }
            ? (opened.RouteMapId, opened.RouteMapVersion, opened.CalendarId)
            : default);

    [Fact]
    public void A_cohort_is_opened_once() => AssertRefused("cohort-exists", Cohort.Decide(Opened(), s_open));

    [Fact]
    public void A_cohort_needs_documents_that_are_in_the_library()
    {
        AssertRefused(
            ["route-map-unknown", "calendar-unknown"],
            Cohort.Decide(Cohort.None, s_open with { Documents = new(false, false, false, true) }));
        AssertRefused(
            ["calendar-lacks-quarters"],
            Cohort.Decide(Cohort.None, s_open with { Documents = new(true, true, false, true) }));

        static void AssertRefused(string[] codes, Decision decision) =>
            Assert.Equal(codes, decision.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void A_student_is_enrolled_in_one_team_of_the_cohort()
    {
        var cohort = With(With(Opened(), new AddTeam("team-1", "Team 1")), new AddTeam("team-2", "Team 2"));
        var enrolled = Evolve(cohort, Cohort.Decide(cohort, new EnrolStudent("team-1", "student", null)));

        Assert.Equal(["student"], enrolled.Teams["team-1"].StudentIds);
        AssertRefused("student-enrolled-already", Cohort.Decide(enrolled, new EnrolStudent("team-2", "student", null)));
    }

    [Fact]
    public void A_team_that_is_not_there_takes_nobody()
    {
        AssertRefused("not-found", Cohort.Decide(Opened(), new EnrolStudent("team-9", "student", null)));
        AssertRefused("not-found", TeamGuidance.Decide(Opened(), new AssignTeacher("team-9", "teacher")));
    }

    [Fact]
    public void A_cohort_that_is_not_there_takes_no_team() =>
        AssertRefused("not-found", Cohort.Decide(Cohort.None, new AddTeam("team-1", "Team 1")));

    [Fact]
    public void A_teacher_is_assigned_to_a_team_once()
    {
        var cohort = With(Opened(), new AddTeam("team-1", "Team 1"));
        var assigned = Evolve(cohort, TeamGuidance.Decide(cohort, new AssignTeacher("team-1", "teacher")));

        AssertRefused(
            "teacher-assigned-already", TeamGuidance.Decide(assigned, new AssignTeacher("team-1", "teacher")));
    }

    [Fact]
    public void A_teachers_assignment_ends_and_can_begin_again()
    {
        var cohort = With(Opened(), new AddTeam("team-1", "Team 1"));
        var assigned = Evolve(cohort, TeamGuidance.Decide(cohort, new AssignTeacher("team-1", "teacher")));
        var ended = Evolve(assigned, TeamGuidance.Decide(assigned, new UnassignTeacher("team-1", "teacher")));

        Assert.Empty(ended.Teams["team-1"].TeacherIds);
        AssertRefused("not-found", TeamGuidance.Decide(ended, new UnassignTeacher("team-1", "teacher")));
        Assert.Empty(TeamGuidance.Decide(ended, new AssignTeacher("team-1", "teacher")).Refusals);
    }

    [Fact]
    public void Only_an_assignment_that_is_there_ends()
    {
        var cohort = With(Opened(), new AddTeam("team-1", "Team 1"));

        AssertNotFound("cohortId", TeamGuidance.Decide(Cohort.None, new UnassignTeacher("team-1", "teacher")));
        AssertNotFound("teamId", TeamGuidance.Decide(cohort, new UnassignTeacher("team-9", "teacher")));
        AssertNotFound("teacherId", TeamGuidance.Decide(cohort, new UnassignTeacher("team-1", "teacher")));
    }

    private static Cohort Opened() => Evolve(Cohort.None, Cohort.Decide(Cohort.None, s_open));

    private static Cohort With(Cohort cohort, AddTeam command) => Evolve(cohort, Cohort.Decide(cohort, command));

    private static Cohort Evolve(Cohort cohort, Decision decision) => decision.Events.Aggregate(cohort, Cohort.Evolve);

    private static void AssertNotFound(string field, Decision decision)
    {
        AssertRefused("not-found", decision);
        Assert.Equal(field, decision.Refusals[0].Field);
    }

    private static void AssertRefused(string code, Decision decision)
    {
        Assert.Equal(code, Assert.Single(decision.Refusals).Code);
        Assert.Empty(decision.Events);
    }
}
