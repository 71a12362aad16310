using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Results;

public class ResultKeepingTests
{
    [Fact]
    public void That_somebody_was_absent_is_recorded_changed_and_taken_back()
    {
        var both = Both("good", "good");
        var ill = Done(both, ResultKeeping.Decide(both, Mark(ExamAbsence.Ill)));
        var away = Done(ill, ResultKeeping.Decide(ill, Mark(ExamAbsence.NotAppeared)));
        var back = Done(away, ResultKeeping.Decide(away, Mark(null)));

        Assert.Equal((ExamAbsence.Ill, ExamAbsence.NotAppeared), (ill.Absence, away.Absence));
        Assert.Equal((null, ScoringStage.Consensus), (back.Absence, back.Stage));
        Assert.Empty(ResultKeeping.Decide(ill, Mark(ExamAbsence.Ill)).Events);
        Assert.Empty(ResultKeeping.Decide(SubmissionScores.None, Mark(null)).Events);
    }

    [Fact]
    public void Who_handed_in_at_the_next_sitting_since_was_not_there()
    {
        var ill = Done(SubmissionScores.None, ResultKeeping.Decide(SubmissionScores.None, Mark(ExamAbsence.Ill)));

        Assert.Equal("sat-again-already", Code(ResultKeeping.Decide(ill, Mark(null) with { HasSatAgain = true })));
        var away = ResultKeeping.Decide(ill, Mark(ExamAbsence.NotAppeared) with { HasSatAgain = true });
        Assert.Equal(ExamAbsence.NotAppeared, Done(ill, away).Absence);
        Assert.Empty(ResultKeeping.Decide(
            SubmissionScores.None, Mark(null) with { HasSatAgain = true }).Refusals);
    }

    [Fact]
    public void Before_anybody_scored_it_is_recorded_too_and_after_it_scoring_still_begins()
    {
        var ill = Done(SubmissionScores.None, ResultKeeping.Decide(SubmissionScores.None, Mark(ExamAbsence.Ill)));
        var back = Done(ill, ResultKeeping.Decide(ill, Mark(null)));

        Assert.Equal((Place, 0), (ill.Place, ill.Seal));
        Assert.Equal(2, HandedIn(back, Anna, "good").Seal);
    }

    [Fact]
    public void Who_has_a_result_was_there() =>
        Assert.Equal("result-fixed-already", Code(ResultKeeping.Decide(Fixed(), Mark(ExamAbsence.NotAppeared))));

    [Fact]
    public void An_investigation_begins_and_ends()
    {
        var done = Fixed();
        var begun = Done(done, ResultKeeping.Decide(done, false, Investigate(true)));
        var ended = Done(begun, ResultKeeping.Decide(begun, false, Investigate(false)));

        Assert.Equal((true, false), (begun.IsUnderInvestigation, ended.IsUnderInvestigation));
        Assert.Equal(done.Results, ended.Results);
        Assert.Empty(ResultKeeping.Decide(begun, false, Investigate(true)).Events);
        Assert.Empty(ResultKeeping.Decide(ended, false, Investigate(false)).Events);
    }

    // One that began while the results were made known still ends.
    [Fact]
    public void What_is_known_is_not_held_back_any_more()
    {
        Assert.Equal("result-published-already", Code(ResultKeeping.Decide(Fixed(), true, Investigate(true))));
        var begun = Done(Fixed(), ResultKeeping.Decide(Fixed(), false, Investigate(true)));
        Assert.False(Done(begun, ResultKeeping.Decide(begun, true, Investigate(false))).IsUnderInvestigation);
    }

    [Fact]
    public void A_correction_is_the_next_version_with_who_and_why()
    {
        var done = Fixed();

        var decision = ResultKeeping.Decide(done, Rubric, true, Correct("reflecting", "nearly"));

        var (first, second) = (done.Results[0], After(done, decision).Results[1]);
        Assert.Equal(new ResultAnswer(2), decision.Answer);
        Assert.Equal(first, After(done, decision).Results[0]);
        Assert.Equal((2, Words, "clerk01"), (second.Version, second.ReasonId, Assert.Single(second.By)));
        Assert.Equal(first.Scores.SetItem("reflecting", new SettledScore("nearly", Words)), second.Scores);
        Assert.Equal((54, false, "reflecting"), (
            second.Grade.Tenths, second.Grade.Passed, Assert.Single(second.Grade.KnockedOut)));
    }

    // Also when it is not there or would be the same: nobody learns a level by trying.
    [Fact]
    public void What_is_not_known_yet_is_not_corrected_and_nothing_of_it_is_told()
    {
        foreach (var levelId in Rubric.Levels.Select(level => level.LevelId).Append("splendid"))
        {
            var command = Correct("feedback", levelId) with { SeenVersion = 9 };
            Assert.Equal("result-not-published", Code(ResultKeeping.Decide(Fixed(), Rubric, false, command)));
            Assert.Equal("result-not-published", Code(ResultKeeping.Decide(Interviewed(), Rubric, true, command)));
        }
    }

    [Fact]
    public void All_that_is_wrong_with_a_correction_is_said_at_once()
    {
        var done = Fixed();
        var full = done with { Results = [done.Results[0] with { Version = ExamResult.MostVersions }] };

        Assert.Equal(
            ["criterion-unknown", "level-unknown"],
            ResultKeeping.Decide(done, Rubric, true, Correct("handwriting", "splendid"))
                .Refusals.Select(it => it.Code));
        Assert.Equal(
            [("result-versions-full", null), ("result-same-level", "levelId")],
            Faults(ResultKeeping.Decide(
                full, Rubric, true, Correct("feedback", "sufficient") with { SeenVersion = ExamResult.MostVersions })));
    }

    [Fact]
    public void Who_saw_an_older_version_corrects_nothing() => Assert.Equal(
        [Refusal.Stale("result-changed-elsewhere", "seenVersion")],
        ResultKeeping.Decide(Fixed(), Rubric, true, Correct("feedback", "good") with { SeenVersion = 0 }).Refusals);

    private static MarkAbsence Mark(ExamAbsence? absence) => new(Place, absence, At);

    private static MarkInvestigation Investigate(bool begins) => new(Place, begins, Words, At);

    private static CorrectResult Correct(string criterionId, string levelId) =>
        new(1, criterionId, levelId, "clerk01", Words, At);
}
