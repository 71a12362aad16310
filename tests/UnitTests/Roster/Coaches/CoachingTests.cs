using VikLearning.Roster.Coaches;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.Memberships;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.Coaches;

public class CoachingTests
{
    private static readonly DateOnly s_start = new(2026, 3, 2);

    [Fact]
    public void A_coach_is_appointed_for_days_that_can_be_set_anew_and_withdrawn()
    {
        var appointed = After(Opened(), Appoint("coach", 180, 270));
        Assert.Equal(Days(180, 270), appointed.Students["student"].Coaches["coach"]);
        Assert.Empty(Decide(appointed, Appoint("coach", 180, 270)).Events);

        var longer = After(appointed, Appoint("coach", 180, 300), Appoint("second", 200, 210));
        Assert.Equal(["coach", "second"], longer.Students["student"].Coaches.Keys);
        Assert.Equal(Days(180, 300), longer.Students["student"].Coaches["coach"]);

        var ended = After(longer, new WithdrawCoach("student", "coach"));
        Assert.Equal(["second"], ended.Students["student"].Coaches.Keys);
        AssertRefused("not-found coachId", Decide(ended, new WithdrawCoach("student", "coach")));
    }

    [Fact]
    public void All_that_is_wrong_with_an_appointment_is_told()
    {
        AssertRefused(
            "coach-is-student coachId|date-before-cohort fromDate|coach-ends-before-begin untilDate",
            Decide(Opened(), Appoint("student", -1, -2)));
        AssertRefused(
            "coach-days-too-many untilDate", Decide(Opened(), Appoint("coach", 0, Coaching.MostDays)));
        Assert.Empty(Decide(Opened(), Appoint("coach", 0, Coaching.MostDays - 1)).Refusals);
    }

    [Fact]
    public void Only_a_student_of_the_cohort_has_a_coach()
    {
        AssertRefused("not-found studentId", Decide(Opened(), new AppointCoach("x", "coach", Days(1, 2))));
        AssertRefused("not-found cohortId", Decide(Cohort.None, Appoint("coach", 1, 2)));
        AssertRefused("not-found studentId", Decide(Opened(), new WithdrawCoach("x", "coach")));
    }

    [Fact]
    public void Of_who_left_a_coach_can_end_but_not_begin()
    {
        var appointed = After(Opened(), Appoint("coach", 1, 90));
        var left = Cohort.Evolve(appointed, new StudentLeft("student", "team-1", s_start.AddDays(9)));
        AssertRefused("student-left-already studentId", Decide(left, Appoint("other", 1, 90)));
        Assert.Empty(After(left, new WithdrawCoach("student", "coach")).Students["student"].Coaches);
    }

    [Fact]
    public void There_is_an_end_to_coaches_and_a_known_one_still_gets_other_days()
    {
        var full = Enumerable.Range(0, Coaching.MostCoaches)
            .Aggregate(Opened(), (cohort, number) => After(cohort, Appoint($"coach-{number}", 1, 2)));
        AssertRefused("student-has-enough-coaches coachId", Decide(full, Appoint("one-more", 1, 2)));
        Assert.Empty(Decide(full, Appoint("coach-0", 1, 3)).Refusals);
    }

    private static CoachDays Days(int from, int until) => new(s_start.AddDays(from), s_start.AddDays(until));

    private static AppointCoach Appoint(string coach, int from, int until) =>
        new("student", coach, Days(from, until));

    private static Cohort Opened()
    {
        object[] happened =
        [
            new CohortOpened("cohort-1", "noord", "Lichting", s_start, "lpo-year-1", 1, "calendar-example"),
            new TeamAdded("team-1", "Team 1"),
            new StudentEnrolled("team-1", "student", null),
        ];
        return happened.Aggregate(Cohort.None, Cohort.Evolve);
    }

    private static Decision Decide(Cohort cohort, object command) => command switch
    {
        AppointCoach it => Coaching.Decide(cohort, it),
        WithdrawCoach it => Coaching.Decide(cohort, it),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Cohort After(Cohort cohort, params object[] commands) =>
        commands.Aggregate(cohort, (state, command) =>
        {
            var decision = Decide(state, command);
            Assert.Empty(decision.Refusals);
            return decision.Events.Aggregate(state, Cohort.Evolve);
        });

    private static void AssertRefused(string expected, Decision decision)
    {
        Assert.Equal(
            expected, string.Join('|', decision.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}")));
        Assert.Empty(decision.Events);
    }
}
