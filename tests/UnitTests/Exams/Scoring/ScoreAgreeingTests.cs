using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class ScoreAgreeingTests
{
    [Theory]
    [InlineData(Anna)]
    [InlineData(Bert)]
    public void Either_of_the_two_records_that_they_talked_once(string examiner)
    {
        var apart = Both("nearly", "good");

        var talked = Done(apart, ScoreAgreeing.Decide(apart, Terms, Talk(examiner)));

        Assert.Equal((examiner, ScoringStage.Third), (talked.Talk!.By, talked.Stage));
        Assert.Equal("talk-not-due", Code(ScoreAgreeing.Decide(talked, Terms, Talk(examiner))));
    }

    [Fact]
    public void Who_agrees_need_not_talk_and_of_who_is_absent_nobody_talks()
    {
        var agreed = Both("good", "good");
        var absent = Both("nearly", "good") with { Absence = ExamAbsence.NotAppeared };

        Assert.Equal("talk-not-due", Code(ScoreAgreeing.Decide(agreed, Terms, Talk(Anna))));
        Assert.Equal("student-absent", Code(ScoreAgreeing.Decide(absent, Terms, Talk(Anna))));
    }

    // The third is not of the two either; and before both are in there are no two.
    [Fact]
    public void For_whoever_is_not_of_the_two_nothing_is_there()
    {
        var (apart, agreed) = (Both("nearly", "good"), Both("good", "good"));
        var proposed = Done(agreed, ScoreAgreeing.Decide(agreed, Terms, Propose(agreed, Bert, "good")));

        Assert.All(WhoMayNot.Append((Examiner: Third, Terms)), one =>
        {
            Assert.Equal([Refusal.NotFound()], ScoreAgreeing.Decide(apart, one.Terms, Talk(one.Examiner)).Refusals);
            Assert.Equal([Refusal.NotFound()], ScoreAgreeing.Decide(
                agreed, one.Terms, Propose(agreed, one.Examiner, "good")).Refusals);
            Assert.Equal([Refusal.NotFound()], ScoreAgreeing.Decide(
                proposed, one.Terms, Confirm(proposed, one.Examiner)).Refusals);
        });
        var alone = HandedIn(SubmissionScores.None, Anna, "good");
        Assert.Equal("not-found", Code(ScoreAgreeing.Decide(alone, Terms, Propose(alone, Anna, "good"))));
        Assert.Equal("not-found", Code(ScoreAgreeing.Decide(alone, Terms, Talk(Anna))));
    }

    [Fact]
    public void One_proposes_and_the_other_confirms_a_consensus()
    {
        var both = Both("sufficient", "good");

        var decision = ScoreAgreeing.Decide(both, Terms, Propose(both, Bert, "good"));
        var proposed = Done(both, decision);
        var settled = Done(proposed, ScoreAgreeing.Decide(proposed, Terms, Confirm(proposed, Anna)));

        Assert.Equal(new ScoreAnswer(1, 0), decision.Answer);
        Assert.Equal(ScoringStage.Consensus, proposed.Stage);
        Assert.Equal("own-proposal", Code(ScoreAgreeing.Decide(proposed, Terms, Confirm(proposed, Bert))));
        Assert.Equal((ScoringStage.Interview, null), (settled.Stage, settled.Proposal));
        Assert.Equal([Bert, Anna], settled.Settled!.By);
        Assert.Equal(Levels("good", Words), settled.Settled.Scores);
    }

    [Fact]
    public void What_somebody_proposed_who_is_certified_no_more_is_not_confirmed()
    {
        var both = Both("sufficient", "good");
        var proposed = Done(both, ScoreAgreeing.Decide(both, Terms, Propose(both, Bert, "good")));
        var without = Terms with { Certified = Terms.Certified.Remove(Bert) };

        Assert.Equal("proposer-not-certified", Code(ScoreAgreeing.Decide(proposed, without, Confirm(proposed, Anna))));
        var anew = Done(proposed, ScoreAgreeing.Decide(proposed, without, Propose(proposed, Anna, "good")));
        Assert.Equal(Anna, anew.Proposal!.By);
        Assert.Null(Code(ScoreAgreeing.Decide(anew, Terms, Confirm(anew, Bert))));
    }

    [Fact]
    public void A_proposal_takes_the_place_of_the_one_before_and_only_the_last_is_confirmed()
    {
        var both = Both("sufficient", "good");
        var first = Done(both, ScoreAgreeing.Decide(both, Terms, Propose(both, Anna, "good")));
        var second = Done(first, ScoreAgreeing.Decide(first, Terms, Propose(first, Bert, "sufficient")));

        Assert.Equal((2, Bert), (second.Proposal!.Number, second.Proposal.By));
        Assert.Equal("proposal-changed-elsewhere", Code(ScoreAgreeing.Decide(
            second, Terms, Confirm(second, Bert) with { Proposal = 1 })));
        Assert.Equal("proposal-changed-elsewhere", Code(ScoreAgreeing.Decide(
            second, Terms, Propose(second, Anna, "good") with { SeenProposal = 1 })));
        Assert.Equal("proposal-changed-elsewhere", Code(ScoreAgreeing.Decide(both, Terms, Confirm(both, Anna))));
    }

    [Fact]
    public void A_consensus_is_within_the_two_and_says_why_where_they_differ()
    {
        var filled = Filled(HandedIn(SubmissionScores.None, Anna, "sufficient"), Bert, "sufficient");
        var higher = Done(filled, SheetKeeping.Decide(filled, Terms, Save(filled, Bert, "feedback", "good")));
        var both = Done(higher, SheetKeeping.Decide(higher, Terms, Submit(higher, Bert)));
        var silent = Propose(both, Anna, "sufficient") with { Scores = Levels("sufficient") };
        var low = silent with { Scores = silent.Scores.SetItem("reflecting", new("nearly", null)) };

        Assert.Equal(
            [("score-motivation-missing", "scores.feedback")], Faults(ScoreAgreeing.Decide(both, Terms, silent)));
        Assert.Equal(
            [("score-motivation-missing", "scores.feedback"), ("score-outside-the-two", "scores.reflecting")],
            Faults(ScoreAgreeing.Decide(both, Terms, low)));
    }

    [Fact]
    public void All_criteria_are_proposed_each_with_a_level_and_no_others()
    {
        var both = Both("good", "good");
        var torn = Levels("good", Words).Remove("feedback").SetItem("development", new("", Words))
            .SetItem("reflecting", new("splendid", Words)).SetItem("handwriting", new("good", Words));

        var consensus = ScoreAgreeing.Decide(both, Terms, Propose(both, Anna, "good") with { Scores = torn });
        var interviewed = Interviewed();
        var definitive = ScoreAgreeing.Decide(
            interviewed, Terms, Propose(interviewed, Anna, "good") with { Scores = torn });

        (string, string?)[] faults =
        [
            ("score-level-missing", "scores.feedback"), ("score-level-missing", "scores.development"),
            ("criterion-unknown", "criterionId"), ("level-unknown", "scores.reflecting"),
        ];
        Assert.Equal(faults, Faults(consensus));
        Assert.Equal(faults, Faults(definitive));
    }

    [Fact]
    public void Proposing_has_an_end()
    {
        var both = Both("good", "good") with { Proposals = ScoreProposal.Most };

        Assert.Equal("proposals-full", Code(ScoreAgreeing.Decide(both, Terms, Propose(both, Anna, "good"))));
    }

    [Fact]
    public void Who_is_apart_proposes_nothing()
    {
        Assert.All([Both("nearly", "good"), Talked()], scores =>
        {
            Assert.Equal("scores-not-due", Code(ScoreAgreeing.Decide(scores, Terms, Propose(scores, Anna, "good"))));
            Assert.Equal("scores-not-due", Code(ScoreAgreeing.Decide(scores, Terms, Confirm(scores, Anna))));
        });
    }

    private static RecordTalk Talk(string examiner) => new(new ExamTalk(examiner, Words, At));
}
