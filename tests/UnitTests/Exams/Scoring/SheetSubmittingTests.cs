using VikLearning.Exams.Scoring;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class SheetSubmittingTests
{
    // Of the first nothing follows: nobody sees it. With the second both are compared.
    [Theory]
    [InlineData(Anna, Bert)]
    [InlineData(Bert, Anna)]
    public void Both_are_compared_when_both_are_in_whoever_was_first(string first, string second)
    {
        var alone = HandedIn(SubmissionScores.None, first, "good");
        var filled = Filled(alone, second, "sufficient");

        var decision = SheetKeeping.Decide(filled, Terms, Submit(filled, second));

        Assert.Equal((ScoringStage.Scoring, 0), (alone.Stage, alone.Pair.Length));
        Assert.Empty(ScoringView.Of(alone).Counting());
        Assert.Equal([typeof(SheetSubmitted), typeof(ScoresCompared)], decision.Events.Select(it => it.GetType()));
        Assert.Equal([first, second], After(filled, decision).Pair);
        Assert.Equal(new ScoreAnswer(0, 5), decision.Answer);
    }

    [Fact]
    public void Of_each_criterion_is_said_what_lacks()
    {
        var filled = Filled(SubmissionScores.None, Anna, "good");
        var torn = Save(filled, Anna, "feedback") with { LevelId = "", MotivationId = null, Cited = [] };
        var loose = Save(filled, Anna, "reflecting") with { Cited = [] };
        var half = Done(filled, SheetKeeping.Decide(filled, Terms, torn));
        var lacking = Done(half, SheetKeeping.Decide(half, Terms, loose));

        Assert.Equal(
            [
                ("score-evidence-missing", "scores.reflecting"), ("score-level-missing", "scores.feedback"),
                ("score-motivation-missing", "scores.feedback"),
            ],
            Faults(SheetKeeping.Decide(lacking, Terms, Submit(lacking, Anna))));
        Assert.Equal(
            10, SheetKeeping.Decide(SubmissionScores.None, Terms, new SubmitSheet(Anna, 0, At)).Refusals.Length);
    }

    [Theory]
    [InlineData("insufficient", null)]
    [InlineData("nearly", "score-evidence-missing")]
    public void Only_the_lowest_level_rests_on_nothing(string levelId, string? code)
    {
        var filled = Filled(SubmissionScores.None, Anna, "good");
        var scores = Done(filled, SheetKeeping.Decide(
            filled, Terms, Save(filled, Anna, "feedback", levelId) with { Cited = [] }));

        Assert.Equal(code, Code(SheetKeeping.Decide(scores, Terms, Submit(scores, Anna))));
    }

    // One level apart they agree, two not; nor when one passes and the other fails.
    [Theory]
    [InlineData("good", "good", ScoringStage.Consensus)]
    [InlineData("sufficient", "good", ScoringStage.Consensus)]
    [InlineData("insufficient", "nearly", ScoringStage.Consensus)]
    [InlineData("nearly", "sufficient", ScoringStage.Talk)]
    [InlineData("nearly", "good", ScoringStage.Talk)]
    public void They_agree_or_talk(string annas, string berts, ScoringStage stage) =>
        Assert.Equal(stage, Both(annas, berts).Stage);

    [Fact]
    public void One_criterion_two_levels_apart_is_enough_to_talk()
    {
        var filled = Filled(HandedIn(SubmissionScores.None, Anna, "good"), Bert, "good");
        var apart = Done(filled, SheetKeeping.Decide(filled, Terms, Save(filled, Bert, "feedback", "nearly")));

        var both = Done(apart, SheetKeeping.Decide(apart, Terms, Submit(apart, Bert)));

        Assert.Equal(["feedback"], both.Comparison!.Apart);
        Assert.True(both.Comparison.IsSameOutcome);
        Assert.Equal((1, 3), ScoreComparison.RangeOf(Rubric, both.SheetOf(Anna), both.SheetOf(Bert), "feedback"));
        Assert.Equal(ScoringStage.Talk, both.Stage);
    }

    [Fact]
    public void A_third_is_asked_only_after_the_two_talked()
    {
        SubmissionScores[] others =
            [SubmissionScores.None, Both("good", "good"), Both("nearly", "good"), Settled(), Fixed()];

        Assert.All(others, scores => Assert.Equal(
            "third-not-needed", Code(SheetKeeping.Decide(scores, Terms, Save(scores, Third, "feedback")))));
        Assert.All(others, scores => Assert.Equal(
            "third-not-needed", Code(SheetKeeping.Decide(scores, Terms, Submit(scores, Third)))));
    }

    [Fact]
    public void The_third_decides_within_the_two()
    {
        var talked = Talked();

        var decided = HandedIn(talked, Third, "nearly");

        Assert.Equal(ScoringStage.Interview, decided.Stage);
        Assert.Equal([Third], decided.Settled!.By);
        Assert.Equal(Levels("nearly", Words), decided.Settled.Scores);
        Assert.Equal([Anna, Bert, Third], ScoringView.Of(decided).Counting());
    }

    [Fact]
    public void Outside_the_two_the_third_decides_nothing()
    {
        var filled = Filled(HandedIn(SubmissionScores.None, Anna, "nearly"), Bert, "good");
        var same = Done(filled, SheetKeeping.Decide(filled, Terms, Save(filled, Bert, "feedback", "nearly")));
        var apart = Done(same, SheetKeeping.Decide(same, Terms, Submit(same, Bert)));
        var talked = Done(apart, ScoreAgreeing.Decide(apart, Terms, new RecordTalk(new ExamTalk(Bert, Words, At))));
        var third = Filled(talked, Third, "sufficient");
        var low = Done(third, SheetKeeping.Decide(third, Terms, Save(third, Third, "reflecting", "insufficient")));

        Assert.Equal(
            [("score-outside-the-two", "scores.reflecting"), ("score-outside-the-two", "scores.feedback")],
            Faults(SheetKeeping.Decide(low, Terms, Submit(low, Third))));
    }
}
