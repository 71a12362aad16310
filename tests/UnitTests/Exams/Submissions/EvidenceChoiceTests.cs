using VikLearning.Exams.Submissions;
using Xunit;
using static VikLearning.UnitTests.Exams.Submissions.Choices;

namespace VikLearning.UnitTests.Exams.Submissions;

public class EvidenceChoiceTests
{
    [Fact]
    public void The_first_choice_begins_a_submission()
    {
        var decision = EvidenceChoice.Decide(
            Submission.None, Terms, Choose(Submission.None, "reflecting", 2));

        Assert.Equal(new SubmissionBegun(Place, At), decision.Events[0]);
        Assert.Equal(Entries(2), Assert.IsType<EvidenceChosen>(Assert.Single(decision.Events.Skip(1))).Entries);
        Assert.Equal(new EvidenceAnswer(1), decision.Answer);
    }

    [Fact]
    public void A_choice_replaces_the_one_before_and_none_takes_it_back()
    {
        var chosen = After(
            Submission.None, EvidenceChoice.Decide(Submission.None, Terms, Choose(Submission.None, "feedback", 3)));
        var less = After(chosen, EvidenceChoice.Decide(chosen, Terms, Choose(chosen, "feedback", 1)));
        var none = After(less, EvidenceChoice.Decide(less, Terms, Choose(less, "feedback", 0)));

        Assert.Equal(3, chosen.Chosen["feedback"].Length);
        Assert.Equal(Entry(1), Assert.Single(less.Chosen["feedback"]));
        Assert.Empty(none.Chosen);
        Assert.Equal(3, none.Changes);
    }

    [Fact]
    public void It_is_chosen_before_the_sitting_opens_and_not_after_it_closed()
    {
        var early = EvidenceChoice.Decide(
            Submission.None, Terms, Choose(Submission.None, "feedback", 1, Today.AddDays(-30)));
        var late = EvidenceChoice.Decide(
            Submission.None, Terms, Choose(Submission.None, "feedback", 1, Today.AddDays(8)));

        Assert.Empty(early.Refusals);
        Assert.Equal("hand-in-closed", Assert.Single(late.Refusals).Code);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var crowded = Terms.Rubric.Criteria.Index().Aggregate(Submission.None, (submission, one) => After(
            submission,
            EvidenceChoice.Decide(submission, Terms, Choose(submission, one.Item.CriterionId, 0) with
            {
                Entries = [.. Enumerable.Range(10 * one.Index, 8).Select(Entry)],
            })));

        var decision = EvidenceChoice.Decide(crowded, Terms, Choose(crowded, "handwriting", 0, Today.AddDays(8)) with
        {
            Entries = [Entry(900)],
        });

        Assert.Equal(
            ["hand-in-closed", "criterion-unknown", "evidence-too-much"],
            decision.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void Who_saw_an_older_choice_overwrites_nothing()
    {
        var chosen = Whole();

        var decision = EvidenceChoice.Decide(
            chosen, Terms, Choose(chosen, "feedback", 1) with { SeenChanges = chosen.Changes - 1 });

        Assert.Equal("submission-changed-elsewhere", Assert.Single(decision.Refusals).Code);
    }
}
