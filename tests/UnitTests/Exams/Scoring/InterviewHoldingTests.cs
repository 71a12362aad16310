using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class InterviewHoldingTests
{
    [Fact]
    public void It_is_planned_moved_and_noted()
    {
        var settled = Settled();
        var planned = Done(settled, InterviewHolding.Decide(settled, Terms, Plan(Anna, 3)));
        var noted = Done(planned, InterviewHolding.Decide(planned, Terms, Note(Bert, 0)));
        var moved = Done(noted, InterviewHolding.Decide(noted, Terms, Plan(Bert, 5)));
        var again = InterviewHolding.Decide(moved, Terms, Note(Anna, 1) with { TextId = null });

        Assert.Equal(Today.AddDays(3), planned.Interview!.On);
        Assert.Equal(Today.AddDays(5), moved.Interview!.On);
        Assert.Equal(new InterviewNote(Words, 1), moved.Interview.Of("feedback"));
        Assert.Equal(InterviewNote.None, moved.Interview.Of("reflecting"));
        Assert.Equal(new ScoreAnswer(2, 0), again.Answer);
        Assert.Equal(new InterviewNote(null, 2), After(moved, again).Interview!.Of("feedback"));
    }

    [Fact]
    public void Planned_on_the_same_day_it_changes_nothing()
    {
        var interviewed = Interviewed();

        Assert.Empty(InterviewHolding.Decide(interviewed, Terms, Plan(Bert, 0)).Events);
    }

    [Theory]
    [InlineData(-1, "interview-in-past")]
    [InlineData(0, null)]
    [InlineData(366, null)]
    [InlineData(367, "interview-too-far")]
    public void It_is_on_a_day_that_can_come(int days, string? code) =>
        Assert.Equal(code, Code(InterviewHolding.Decide(Settled(), Terms, Plan(Anna, days))));

    // After the last day nobody could note anything, nor propose what it came to.
    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "interview-after-scoring")]
    public void It_is_on_a_day_on_which_examiners_may(int days, string? code) => Assert.Equal(
        code,
        Code(InterviewHolding.Decide(Settled(), Terms with { Until = Today.AddDays(5) }, Plan(Anna, days))));

    [Fact]
    public void For_whoever_is_not_of_the_two_nothing_is_there()
    {
        var interviewed = Interviewed();

        Assert.All(WhoMayNot.Append((Examiner: Third, Terms)), one =>
        {
            Assert.Equal(
                [Refusal.NotFound()], InterviewHolding.Decide(interviewed, one.Terms, Plan(one.Examiner, 1)).Refusals);
            Assert.Equal(
                [Refusal.NotFound()], InterviewHolding.Decide(interviewed, one.Terms, Note(one.Examiner, 0)).Refusals);
        });
    }

    [Fact]
    public void It_follows_when_the_portfolio_is_settled_and_before_the_result_is_fixed()
    {
        (SubmissionScores Scores, string Code)[] others =
        [
            (Both("good", "good"), "scores-not-due"), (Both("nearly", "good"), "scores-not-due"),
            (Talked(), "scores-not-due"), (Fixed(), "result-fixed-already"),
            (Settled() with { Absence = ExamAbsence.NotAppeared }, "student-absent"),
        ];

        Assert.All(others, one =>
        {
            Assert.Equal(one.Code, Code(InterviewHolding.Decide(one.Scores, Terms, Plan(Anna, 1))));
            Assert.Equal(one.Code, Code(InterviewHolding.Decide(one.Scores, Terms, Note(Anna, 0))));
        });
        Assert.Equal("interview-first", Code(InterviewHolding.Decide(Settled(), Terms, Note(Anna, 0))));
    }

    [Fact]
    public void Who_saw_an_older_note_overwrites_nothing_and_notes_are_of_the_rubric()
    {
        var interviewed = Interviewed();
        var full = SubmissionScores.Evolve(
            interviewed,
            new InterviewNoted("feedback", new InterviewNote(Words, CriterionScore.MostVersions), At));

        Assert.Equal("note-changed-elsewhere", Code(InterviewHolding.Decide(interviewed, Terms, Note(Anna, 1))));
        Assert.Equal("criterion-unknown", Code(InterviewHolding.Decide(
            interviewed, Terms, Note(Anna, 0) with { CriterionId = "handwriting" })));
        Assert.Equal(
            "score-saves-full", Code(InterviewHolding.Decide(full, Terms, Note(Anna, CriterionScore.MostVersions))));
    }

    private static PlanInterview Plan(string examiner, int days) => new(examiner, Today.AddDays(days), Today, At);

    private static NoteInterview Note(string examiner, int seen) => new(examiner, "feedback", seen, Words, At);
}
