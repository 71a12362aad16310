using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class DefinitiveScoresTests
{
    [Fact]
    public void After_the_interview_the_two_fix_the_result()
    {
        var scores = Fixed();

        var result = Assert.Single(scores.Results);
        Assert.Equal((ScoringStage.Fixed, null), (scores.Stage, scores.Proposal));
        Assert.Equal((1, null, At), (result.Version, result.ReasonId, result.At));
        Assert.Equal([Anna, Bert], result.By);
        Assert.Equal((70, true, 0), (result.Grade.Tenths, result.Grade.Passed, result.Grade.KnockedOut.Length));
    }

    [Fact]
    public void Nothing_is_definitive_before_the_day_of_the_interview()
    {
        var settled = Settled();
        var planned = Done(settled, InterviewHolding.Decide(
            settled, Terms, new PlanInterview(Anna, Today.AddDays(1), Today, At)));

        Assert.All([settled, planned], scores =>
        {
            Assert.Equal("interview-first", Code(ScoreAgreeing.Decide(scores, Terms, Propose(scores, Anna, "good"))));
            Assert.Equal("interview-first", Code(ScoreAgreeing.Decide(scores, Terms, Confirm(scores, Anna))));
        });
        Assert.Null(Code(ScoreAgreeing.Decide(
            planned, Terms, Propose(planned, Anna, "good") with { Today = Today.AddDays(1) })));
    }

    // The interview may have shown another level, one outside the two as well.
    [Theory]
    [InlineData("sufficient", false, null)]
    [InlineData("nearly", true, null)]
    [InlineData("nearly", false, "score-motivation-missing")]
    public void What_the_interview_changed_is_motivated(string levelId, bool isMotivated, string? code)
    {
        var interviewed = Interviewed();
        var proposal = Propose(interviewed, Bert, "sufficient") with
        {
            Scores = Levels("sufficient").SetItem("feedback", new(levelId, isMotivated ? Words : null)),
        };

        Assert.Equal(code, Code(ScoreAgreeing.Decide(interviewed, Terms, proposal)));
    }

    [Fact]
    public void A_consensus_that_was_proposed_is_not_confirmed_as_the_result()
    {
        var interviewed = Interviewed();

        Assert.Equal(1, interviewed.Proposals);
        Assert.Equal(
            "proposal-changed-elsewhere", Code(ScoreAgreeing.Decide(interviewed, Terms, Confirm(interviewed, Bert))));
    }

    [Fact]
    public void What_the_third_decided_is_fixed_by_the_two()
    {
        var decided = HandedIn(Talked(), Third, "nearly");
        var planned = Done(decided, InterviewHolding.Decide(
            decided, Terms, new PlanInterview(Bert, Today, Today, At)));

        Assert.Equal("not-found", Code(ScoreAgreeing.Decide(planned, Terms, Propose(planned, Third, "nearly"))));
        var result = Assert.Single(Agreed(planned, "nearly").Results);
        Assert.Equal((50, false), (result.Grade.Tenths, result.Grade.Passed));
        Assert.Equal([Anna, Bert], result.By);
    }

    [Fact]
    public void A_fixed_result_is_not_fixed_again_and_of_who_is_absent_there_is_none()
    {
        var (done, absent) = (Fixed(), Interviewed() with { Absence = ExamAbsence.Ill });

        Assert.Equal("result-fixed-already", Code(ScoreAgreeing.Decide(done, Terms, Propose(done, Anna, "good"))));
        Assert.Equal("result-fixed-already", Code(ScoreAgreeing.Decide(done, Terms, Confirm(done, Bert))));
        Assert.Equal("student-absent", Code(ScoreAgreeing.Decide(absent, Terms, Propose(absent, Anna, "good"))));
        Assert.Equal("student-absent", Code(ScoreAgreeing.Decide(absent, Terms, Confirm(absent, Anna))));
    }
}
