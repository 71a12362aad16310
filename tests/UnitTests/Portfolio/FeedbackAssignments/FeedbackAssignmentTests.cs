using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Portfolio.FeedbackAssignments.Assignments;

namespace VikLearning.UnitTests.Portfolio.FeedbackAssignments;

public class FeedbackAssignmentTests
{
    [Fact]
    public void Nothing_is_concluded_before_the_plan_is_whole_and_enough_is_collected()
    {
        var begun = After(FeedbackAssignment.None, Plan(0, "learn"), Outside());
        Assert.Equal(
            ["assignment-plan-first plan.whom", "assignment-plan-first plan.how", "assignment-pieces-few pieces"],
            Told(Decide(begun, Conclude(0))));
        Assert.Empty(Decide(After(begun, Plan(1), Outside()), Conclude(0)).Refusals);
        Assert.Equal(
            ["assignment-pieces-few pieces"], Told(Decide(After(FeedbackAssignment.None, Plan(0)), Conclude(0))));

        // Without what it opened by it is closed again; what was written stays.
        var whole = After(begun, Plan(1), Outside(), Conclude(0));
        var fewer = After(whole, new TakePieceOut(whole.Pieces[0].PieceId, At));
        Assert.Equal(["assignment-pieces-few pieces"], Told(Decide(fewer, Conclude(1))));
        Assert.Equal(whole.Conclusion, fewer.Conclusion);
    }

    [Fact]
    public void What_an_academy_asks_is_data()
    {
        var begun = After(FeedbackAssignment.None, Plan(0), Outside());
        Assert.Equal(new AssignmentTerms(2, 20), AssignmentTerms.Usual);
        Assert.Empty(new AssignmentTerms(1, 20).WhyClosed(begun.Plan, 1));
        Assert.Equal(
            ["assignment-pieces-few pieces"],
            Told(Decision.Refuse([.. new AssignmentTerms(3, 20).WhyClosed(begun.Plan, 2)])));
        Assert.Equal(
            ["assignment-pieces-full"], Told(FeedbackPiece.Decide(begun, new AssignmentTerms(1, 1), Outside())));
    }

    [Fact]
    public void A_gift_is_put_in_once_and_only_when_it_was_received_and_read()
    {
        var gift = new CollectedGift("cohort.team.1", "mate");
        Assert.Equal(["not-found giverId"], Told(Decide(FeedbackAssignment.None, Gift(gift, isThere: false))));
        Assert.Equal(["feedback-unread giverId"], Told(Decide(FeedbackAssignment.None, Gift(gift, isRead: false))));
        var with = After(FeedbackAssignment.None, Gift(gift));
        Assert.Equal(["assignment-gift-in-already giverId"], Told(Decide(with, Gift(gift))));

        // Taken out, it can be put in again.
        var without = After(with, new TakePieceOut(with.Pieces[0].PieceId, At));
        Assert.Empty(without.Pieces);
        Assert.Empty(Decide(without, Gift(gift)).Refusals);
        Assert.Equal(
            ["not-found pieceId"], Told(Decide(without, new TakePieceOut(with.Pieces[0].PieceId, At))));
    }

    [Fact]
    public void What_was_said_outside_was_said_by_today()
    {
        Assert.Equal(
            ["assignment-date-ahead on"], Told(Decide(FeedbackAssignment.None, Outside(Today.AddDays(1)))));
        Assert.Empty(Decide(FeedbackAssignment.None, Outside(Today)).Refusals);
    }

    [Fact]
    public void It_is_handed_over_whole_taken_back_and_handed_over_again()
    {
        Assert.Equal(
            [
                .. AssignmentPart.PlanFields.Select(field => $"assignment-plan-first plan.{field}"),
                "assignment-pieces-few pieces",
                .. AssignmentPart.ConclusionFields.Select(field => $"assignment-conclusion-missing conclusion.{field}"),
            ],
            Told(Decide(FeedbackAssignment.None, HandOver(0))));
        var whole = Whole();
        Assert.Equal(["assignment-changed-elsewhere seenChanges"], Told(Decide(whole, HandOver(whole.Changes - 1))));
        var with = After(whole, HandOver(whole.Changes));
        Assert.Equal((AssignmentStage.WithTeacher, 1), (with.Stage, with.HandedTo("cohort", "team")!.Version));
        Assert.Empty(Decide(with, HandOver(with.Changes)).Events);
        foreach (var command in (object[])[Plan(1), Conclude(1), Outside(), Gift(new("cohort.team.2", "mate"))])
        {
            Assert.Equal(["assignment-with-teacher"], Told(Decide(with, command)));
        }

        var back = After(with, new TakeBackAssignment(At));
        Assert.Equal(AssignmentStage.Writing, back.Stage);
        Assert.Null(back.HandedTo("cohort", "team"));
        Assert.Equal(["not-found"], Told(Decide(back, Comment(back, 1))));
        Assert.Equal(["assignment-not-with-teacher"], Told(Decide(back, new TakeBackAssignment(At))));
        Assert.Equal(2, After(back, HandOver(back.Changes)).HandedTo("cohort", "team")!.Version);
    }

    [Fact]
    public void The_teacher_reads_what_was_handed_over_and_no_later_typing()
    {
        var with = After(Whole(), HandOver(Whole().Changes));
        var handed = with.HandedTo("cohort", "team")!;
        var commented = After(with, Comment(with, 1));
        Assert.Equal(AssignmentStage.Commented, commented.Stage);
        Assert.Equal(["assignment-not-with-teacher"], Told(Decide(commented, new TakeBackAssignment(At))));

        var going = After(commented, Plan(1), Outside(), Conclude(1));
        Assert.Equal(handed, going.HandedTo("cohort", "team"));
        Assert.NotEqual(handed.Plan, going.Plan.Fields);
        Assert.Equal(["assignment-changed-elsewhere seenVersion"], Told(Decide(
            After(going, HandOver(going.Changes)), Comment(going, 1))));
    }

    [Fact]
    public void What_is_taken_out_is_taken_out_of_every_version()
    {
        var with = After(Whole(), HandOver(Whole().Changes));
        var taken = with.Pieces[0].PieceId;
        var without = After(with, new TakePieceOut(taken, At));
        Assert.Equal(AssignmentStage.WithTeacher, without.Stage);
        var line = AssignmentLine.Of(without, 1)!;
        Assert.Equal([taken], line.TakenOut);
        Assert.Equal(with.Pieces, line.Pieces);
        Assert.DoesNotContain(line.TextIds, id => id == with.Pieces[0].Outside!.TextId);
        Assert.Contains(line.TextIds, id => id == with.Pieces[1].Outside!.TextId);
    }

    [Fact]
    public void Of_another_team_or_another_assignment_nobody_finds_anything()
    {
        var with = After(Whole(), HandOver(Whole().Changes));
        Assert.Null(with.HandedTo("cohort", "other"));
        Assert.Null(with.HandedTo("other", "team"));
        var comment = Comment(with, 1);
        Assert.Equal(["not-found"], Told(Decide(with, comment with { TeamId = "other" })));
        Assert.Equal(["not-found"], Told(Decide(with, comment with { AssignmentId = Guid.NewGuid() })));

        // Who came into another team hands it over anew: to that team's teachers.
        var moved = After(with, HandOver(with.Changes) with { TeamId = "other" });
        Assert.Null(moved.HandedTo("cohort", "team"));
        Assert.Equal(2, moved.HandedTo("cohort", "other")!.Version);
    }

    [Fact]
    public void Two_tabs_never_overwrite_each_other()
    {
        var whole = Whole();
        Assert.Equal(["assignment-changed-elsewhere seenVersion"], Told(Decide(whole, Plan(0))));
        Assert.Equal(["assignment-changed-elsewhere seenVersion"], Told(Decide(whole, Conclude(0))));
    }

    [Fact]
    public void There_is_an_end_to_everything()
    {
        var pieces = Enumerable.Range(0, AssignmentTerms.Usual.MostPieces)
            .Aggregate(FeedbackAssignment.None, (book, _) => After(book, Outside()));
        Assert.Equal(["assignment-pieces-full"], Told(Decide(pieces, Outside())));
        var collected = Enumerable.Range(0, FeedbackAssignment.MostCollected).Aggregate(
            FeedbackAssignment.None, (book, _) => TakenOut(After(book, Outside())));
        Assert.Equal(["assignment-collected-full"], Told(Decide(collected, Outside())));
        var saved = Enumerable.Range(0, AssignmentPart.MostVersions)
            .Aggregate(FeedbackAssignment.None, (book, seen) => After(book, Plan(seen)));
        Assert.Equal(["assignment-saves-full"], Told(Decide(saved, Plan(AssignmentPart.MostVersions))));
        var handed = Enumerable.Range(0, FeedbackAssignment.MostHanded).Aggregate(
            Whole(), (book, _) => After(book, HandOver(book.Changes), new TakeBackAssignment(At)));
        Assert.Equal(["assignment-versions-full"], Told(Decide(handed, HandOver(handed.Changes))));
        var said = Enumerable.Range(0, FeedbackAssignment.MostComments).Aggregate(
            After(Whole(), HandOver(Whole().Changes)), (book, _) => After(book, Comment(book, 1)));
        Assert.Equal(["assignment-comments-full"], Told(Decide(said, Comment(said, 1))));

        static FeedbackAssignment TakenOut(FeedbackAssignment book) =>
            After(book, new TakePieceOut(book.Pieces[0].PieceId, At));
    }
}
