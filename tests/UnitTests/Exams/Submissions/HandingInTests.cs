using VikLearning.Exams.Submissions;
using Xunit;
using static VikLearning.UnitTests.Exams.Submissions.Choices;

namespace VikLearning.UnitTests.Exams.Submissions;

public class HandingInTests
{
    [Fact]
    public void What_is_complete_is_sealed_and_admissible()
    {
        var whole = Whole();

        var decision = HandingIn.Decide(whole, Terms, HandIn(whole, percent: 80));

        Assert.Equal(
            new HandedIn(1, "root-1", "receipt-1", SubmissionStage.Admissible, []),
            Assert.IsType<HandedIn>(decision.Answer) with { Lacks = [] });
        var after = After(whole, decision);
        Assert.Equal((SubmissionStage.Admissible, 1), (after.Stage, after.Seals.Length));
        Assert.Equal("handed-in-already", Refused(after, HandIn(after)));
        Assert.Equal(
            "handed-in-already",
            Assert.Single(EvidenceChoice.Decide(after, Terms, Choose(after, "feedback", 0)).Refusals).Code);
    }

    [Fact]
    public void What_lacks_something_is_sealed_too_and_returned_with_all_that_lacks()
    {
        var few = After(
            Submission.None, EvidenceChoice.Decide(Submission.None, Terms, Choose(Submission.None, "reflecting", 1)));

        var returned = After(few, HandingIn.Decide(few, Terms, HandIn(few, percent: 79)));

        Assert.Equal(SubmissionStage.Returned, returned.Stage);
        Assert.Equal(
            [
                new("hours-few", "", 80, 79), new("evidence-few", "self-insight", 2, 0),
                new("evidence-few", "reflecting", 2, 1), new("evidence-few", "feedback", 1, 0),
                new("evidence-few", "moral-judgement", 1, 0), new("evidence-few", "development", 1, 0),
            ],
            returned.Returns[1]);

        // No lock stays behind: it is chosen and handed in again, and what was sealed first stays.
        var again = After(returned, EvidenceChoice.Decide(returned, Terms, Choose(returned, "feedback", 2)));
        Assert.Equal(["root-1", "root-2"], After(again, HandingIn.Decide(again, Terms, HandIn(again)))
            .Seals.Select(seal => seal.Root));
    }

    [Theory]
    [InlineData(-8, "hand-in-not-open")]
    [InlineData(-7, null)]
    [InlineData(7, null)]
    [InlineData(8, "hand-in-closed")]
    public void It_is_handed_in_on_the_days_of_the_sitting(int days, string? code) =>
        Assert.Equal(code, Refused(Whole(), HandIn(Whole(), today: Today.AddDays(days))));

    [Fact]
    public void Nothing_chosen_is_not_handed_in() =>
        Assert.Equal("evidence-none", Refused(Submission.None, HandIn(Submission.None)));

    [Fact]
    public void What_was_copied_of_another_choice_or_moment_is_not_sealed()
    {
        var whole = Whole();

        Assert.Equal(
            "submission-changed-elsewhere", Refused(whole, HandIn(whole) with { SeenChanges = whole.Changes - 1 }));
        Assert.Equal("submission-changed-elsewhere", Refused(whole, HandIn(whole) with { Seal = null }));
        Assert.Equal("submission-changed-elsewhere", Refused(whole, HandIn(whole) with { Seal = Seal(2, 100) }));
    }

    [Fact]
    public void Handing_in_has_an_end()
    {
        var submission = Whole();
        for (var time = 0; time < Submission.MostSeals; time++)
        {
            submission = After(submission, HandingIn.Decide(submission, Terms, HandIn(submission, percent: 0)));
        }

        Assert.Equal("hand-ins-full", Refused(submission, HandIn(submission)));
    }

    private static string? Refused(Submission submission, HandInSubmission command) =>
        HandingIn.Decide(submission, Terms, command).Refusals.SingleOrDefault()?.Code;
}
