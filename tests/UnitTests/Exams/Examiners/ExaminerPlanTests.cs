using VikLearning.Exams.Examiners;
using Xunit;
using static VikLearning.UnitTests.Exams.Examiners.Staff;

namespace VikLearning.UnitTests.Exams.Examiners;

public class ExaminerPlanTests
{
    [Fact]
    public void Everybody_is_given_two_and_days()
    {
        var decision = ExaminerPlan.Decide(ExaminerPlan.None, Assign(ExaminerPlan.None, entrants: 6, examiners: 4));

        var plan = After(ExaminerPlan.None, decision);
        Assert.Equal(new AssignmentAnswer(6, 1), decision.Answer);
        Assert.Equal((From, Until, 1), (plan.ScoreFrom, plan.ScoreUntil, plan.Version));
        Assert.Equal(Students(6).Select(entrant => entrant.SubmissionId), plan.Pairings.Keys);
        Assert.All(plan.Pairings.Values, pairing => Assert.NotEqual(pairing.First, pairing.Second));
        Assert.All(plan.Pairings.Values, pairing => Assert.Null(pairing.Third));
    }

    [Fact]
    public void Who_hands_in_later_is_given_two_as_well_and_the_others_keep_theirs()
    {
        var few = After(ExaminerPlan.None, ExaminerPlan.Decide(
            ExaminerPlan.None, Assign(ExaminerPlan.None, entrants: 2, examiners: 4)));

        var decision = ExaminerPlan.Decide(few, Assign(few, entrants: 3, examiners: 5));

        var more = After(few, decision);
        Assert.Equal(new AssignmentAnswer(1, 2), decision.Answer);
        Assert.All(few.Pairings, one => Assert.Equal(one.Value, more.Pairings[one.Key]));
        Assert.Equal(3, more.Pairings.Count);
    }

    [Fact]
    public void The_same_once_more_changes_nothing_and_other_days_change_only_the_days()
    {
        var plan = Planned();

        var same = ExaminerPlan.Decide(plan, Assign(plan, 1, 2));
        var longer = ExaminerPlan.Decide(plan, Assign(plan, 1, 2) with { Until = Until.AddDays(1) });

        Assert.Empty(same.Events);
        Assert.Equal(new AssignmentAnswer(0, 1), same.Answer);
        Assert.Equal(new AssignmentAnswer(0, 2), longer.Answer);
        Assert.Equal(Until.AddDays(1), After(plan, longer).ScoreUntil);
        Assert.Equal(plan.Pairings, After(plan, longer).Pairings);
    }

    [Fact]
    public void All_are_given_two_or_nobody_is()
    {
        var command = Assign(ExaminerPlan.None, entrants: 3, examiners: 3);

        var decision = ExaminerPlan.Decide(ExaminerPlan.None, command with
        {
            Entrants = [Student(1), Student(2, 1, 2), Student(3, 2, 3)],
        });

        Assert.Equal(["examiners-too-few"], Codes(decision));
        Assert.Equal(["2"], decision.Refusals[0].Arguments);
        Assert.Empty(decision.Events);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "examiners-too-few")]
    [InlineData(0, -1, "examiners-too-few")]
    public void Only_who_is_certified_on_every_day_is_assigned(int from, int until, string? code)
    {
        var command = Assign(ExaminerPlan.None, entrants: 1, examiners: 0) with
        {
            Certificates = [Certified(1), Certified(2, From.AddDays(from), Until.AddDays(until))],
        };

        Assert.Equal(code, ExaminerPlan.Decide(ExaminerPlan.None, command).Refusals.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(0, -1, "scoring-ends-before-it-begins")]
    [InlineData(-9, -1, "scoring-over")]
    [InlineData(0, 120, "scoring-too-long")]
    [InlineData(0, 119, null)]
    [InlineData(0, 0, null)]
    public void The_days_can_be_used(int from, int until, string? code)
    {
        var command = Assign(ExaminerPlan.None, entrants: 1, examiners: 0) with
        {
            From = Today.AddDays(from),
            Until = Today.AddDays(until),
            Certificates = [Certified(1, Today, Today.AddDays(200)), Certified(2, Today, Today.AddDays(200))],
        };

        Assert.Equal(code, ExaminerPlan.Decide(ExaminerPlan.None, command).Refusals.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(0, -1, "scoring-shortened")]
    [InlineData(0, 0, null)]
    [InlineData(11, -1, "scoring-over")]
    [InlineData(11, 1, null)]
    public void Days_that_were_promised_are_kept_and_after_them_there_are_others(int today, int days, string? code)
    {
        var plan = Planned();

        var decision = ExaminerPlan.Decide(plan, Assign(plan, 1, 2) with
        {
            Today = Today.AddDays(today),
            Until = Until.AddDays(days),
        });

        Assert.Equal(code, decision.Refusals.SingleOrDefault()?.Code);
    }

    // Examiners are at it: days that begin tomorrow would shut them out today.
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, "scoring-began-already")]
    [InlineData(-2, 1, null)]
    [InlineData(11, 1, null)]
    public void Days_that_have_begun_do_not_begin_later(int today, int days, string? code)
    {
        var plan = Planned();
        var now = Today.AddDays(today);

        var decision = ExaminerPlan.Decide(plan, Assign(plan, 1, 2) with
        {
            Today = now,
            From = now.AddDays(days),
            Until = Until.AddDays(5),
        });

        Assert.Equal(code, decision.Refusals.SingleOrDefault()?.Code);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var plan = Planned();

        var decision = ExaminerPlan.Decide(plan, Assign(plan, entrants: 0, examiners: 2) with { Until = Today });

        Assert.Equal(["nobody-handed-in", "scoring-shortened"], Codes(decision));
    }

    [Fact]
    public void A_sitting_has_an_end()
    {
        var command = Assign(ExaminerPlan.None, Entrant.Most + 1, examiners: 2);

        Assert.Equal(["entrants-too-many"], Codes(ExaminerPlan.Decide(ExaminerPlan.None, command)));
    }

    [Fact]
    public void Who_saw_an_older_plan_changes_nothing()
    {
        var plan = Planned();

        Assert.Equal(
            ["examiners-changed-elsewhere"],
            Codes(ExaminerPlan.Decide(plan, Assign(plan, 1, 2) with { SeenVersion = 0 })));
        Assert.Equal(
            ["examiners-changed-elsewhere"],
            Codes(ExaminerPlan.Decide(plan, Seat(plan, ExaminerSeat.Third, 3) with { SeenVersion = 0 })));
        Assert.Same(plan, ExaminerPlan.Evolve(plan, "something else"));
    }
}
