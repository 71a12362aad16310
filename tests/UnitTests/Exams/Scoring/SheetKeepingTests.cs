using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class SheetKeepingTests
{
    [Fact]
    public void With_the_first_score_it_begins_and_it_is_known_which_seal_is_scored()
    {
        var decision = SheetKeeping.Decide(
            SubmissionScores.None, Terms, Save(SubmissionScores.None, Anna, "feedback"));

        var begun = After(SubmissionScores.None, decision);
        Assert.Equal([typeof(ScoringBegun), typeof(ScoreSaved)], decision.Events.Select(it => it.GetType()));
        Assert.Equal(new ScoreAnswer(1, 1), decision.Answer);
        Assert.Equal((Place, 2), (begun.Place, begun.Seal));
        Assert.IsType<ScoreSaved>(
            Assert.Single(SheetKeeping.Decide(begun, Terms, Save(begun, Bert, "feedback")).Events));
    }

    [Fact]
    public void A_score_takes_the_place_of_the_one_before()
    {
        var once = Done(SubmissionScores.None, SheetKeeping.Decide(
            SubmissionScores.None, Terms, Save(SubmissionScores.None, Anna, "feedback")));
        var other = Done(once, SheetKeeping.Decide(once, Terms, Save(once, Anna, "reflecting")));

        var decision = SheetKeeping.Decide(other, Terms, Save(other, Anna, "feedback", "good"));

        Assert.Equal(new ScoreAnswer(2, 3), decision.Answer);
        Assert.Equal(("good", 2), (
            After(other, decision).SheetOf(Anna).Of("feedback").LevelId,
            After(other, decision).SheetOf(Anna).Of("feedback").Version));
        Assert.Same(ScoreSheet.None, After(other, decision).SheetOf(Bert));
    }

    [Fact]
    public void What_is_half_done_is_saved_too()
    {
        var half = Save(SubmissionScores.None, Anna, "feedback") with { LevelId = "", MotivationId = null, Cited = [] };

        var saved = Done(SubmissionScores.None, SheetKeeping.Decide(SubmissionScores.None, Terms, half));

        Assert.Empty(saved.SheetOf(Anna).Levels);
        Assert.Equal(1, saved.SheetOf(Anna).Changes);
    }

    [Fact]
    public void For_whoever_may_not_score_nothing_is_there()
    {
        var scores = Filled(SubmissionScores.None, Anna, "good");

        Assert.All(WhoMayNot, one =>
        {
            Assert.Equal(
                [Refusal.NotFound()],
                SheetKeeping.Decide(scores, one.Terms, Save(scores, one.Examiner, "feedback")).Refusals);
            Assert.Equal(
                [Refusal.NotFound()],
                SheetKeeping.Decide(scores, one.Terms, Submit(scores, one.Examiner)).Refusals);
        });
    }

    [Fact]
    public void Whose_seat_was_taken_does_nothing_more_even_while_the_plan_still_has_them()
    {
        var filled = Filled(SubmissionScores.None, Anna, "good");
        var vacated = Done(filled, SheetKeeping.Decide(filled, new VacateSeat(Anna, At)));

        Assert.Equal("not-found", Code(SheetKeeping.Decide(vacated, Terms, Save(vacated, Anna, "feedback"))));
        Assert.Equal("not-found", Code(SheetKeeping.Decide(vacated, Terms, Submit(vacated, Anna))));
        Assert.Empty(SheetKeeping.Decide(vacated, new VacateSeat(Anna, At)).Events);
    }

    [Fact]
    public void A_seat_of_which_the_sheet_was_handed_in_is_not_taken()
    {
        var handedIn = HandedIn(SubmissionScores.None, Anna, "good");

        Assert.Equal("sheet-submitted-already", Code(SheetKeeping.Decide(handedIn, new VacateSeat(Anna, At))));
    }

    [Fact]
    public void A_deputy_scores_instead_and_what_was_saved_before_does_not_count()
    {
        var filled = Filled(SubmissionScores.None, Anna, "insufficient");
        var vacated = Done(filled, SheetKeeping.Decide(filled, new VacateSeat(Anna, At)));
        var terms = Terms with { Pairing = Terms.Pairing with { First = Deputy } };

        var both = HandedIn(HandedIn(vacated, Bert, "good", terms), Deputy, "good", terms);

        Assert.Equal([Bert, Deputy], both.Pair);
        Assert.Equal(ScoringStage.Consensus, both.Stage);
        Assert.Equal([Bert, Deputy], ScoringView.Of(both).Counting());
    }

    [Fact]
    public void Nothing_is_saved_once_it_was_handed_in()
    {
        var alone = HandedIn(SubmissionScores.None, Anna, "good");
        var late = Terms with { Pairing = Terms.Pairing with { Second = Deputy } };
        var both = Both("good", "good");

        Assert.Equal("sheet-submitted-already", Code(SheetKeeping.Decide(alone, Terms, Save(alone, Anna, "feedback"))));
        Assert.Equal("sheet-submitted-already", Code(SheetKeeping.Decide(alone, Terms, Submit(alone, Anna))));
        Assert.Equal("sheet-submitted-already", Code(SheetKeeping.Decide(both, late, Save(both, Deputy, "feedback"))));
    }

    [Fact]
    public void Of_who_is_absent_nothing_is_scored()
    {
        var absent = SubmissionScores.None with { Absence = ExamAbsence.Ill };

        Assert.Equal("student-absent", Code(SheetKeeping.Decide(absent, Terms, Save(absent, Anna, "feedback"))));
        Assert.Equal("student-absent", Code(SheetKeeping.Decide(absent, Terms, Submit(absent, Anna))));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var decision = SheetKeeping.Decide(
            SubmissionScores.None, Terms,
            Save(SubmissionScores.None, Anna, "handwriting", "splendid") with { Cited = [2, 1] });

        Assert.Equal(
            [("criterion-unknown", "criterionId"), ("level-unknown", "levelId"), ("evidence-unknown", "cited")],
            Faults(decision));
    }

    [Fact]
    public void Who_saw_an_older_score_overwrites_nothing()
    {
        var filled = Filled(SubmissionScores.None, Anna, "good");

        Assert.Equal("score-changed-elsewhere", Code(SheetKeeping.Decide(
            filled, Terms, Save(filled, Anna, "feedback") with { SeenVersion = 0 })));
        Assert.Equal("score-changed-elsewhere", Code(SheetKeeping.Decide(
            filled, Terms, Submit(filled, Anna) with { SeenChanges = 4 })));
    }

    [Fact]
    public void Saving_has_an_end()
    {
        var full = SubmissionScores.Evolve(
            SubmissionScores.None,
            new ScoreSaved(Anna, "feedback", new CriterionScore("good", Words, [2], CriterionScore.MostVersions), At));

        Assert.Equal("score-saves-full", Code(SheetKeeping.Decide(full, Terms, Save(full, Anna, "feedback"))));
        Assert.Same(full, SubmissionScores.Evolve(full, "something else"));
    }
}
