using CsCheck;
using VikLearning.Portfolio.FeedbackAssignments;
using Xunit;
using static VikLearning.UnitTests.Portfolio.FeedbackAssignments.Assignments;

namespace VikLearning.UnitTests.Portfolio.FeedbackAssignments;

public class AssignmentPropertyTests
{
    // Whatever student and teacher do in whatever order: what the teacher reads was handed over just so and is never
    // changed but for what was taken out; it had a whole plan, enough pieces and a whole conclusion; and while it is
    // with the teacher nothing is written.
    [Fact]
    public void The_teacher_reads_only_what_was_handed_over() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[0, 3]).Array[0, 60].Sample(moves =>
        {
            var book = FeedbackAssignment.None;
            var handed = new List<HandedAssignment>();
            foreach (var (move, behind, which) in moves)
            {
                var before = book;
                var decision = Decide(book, MoveOf(book, move, behind, which));
                book = decision.Events.Aggregate(book, FeedbackAssignment.Evolve);
                if (decision.Events.OfType<AssignmentHandedOver>().Any())
                {
                    handed.Add(new HandedAssignment(
                        handed.Count + 1, before.Plan.Fields, before.Pieces, before.Conclusion.Fields, "cohort", "team",
                        At));
                }

                var isWritten = before.Plan != book.Plan || before.Conclusion != book.Conclusion
                    || book.Pieces.Length > before.Pieces.Length;
                if (before.Stage == AssignmentStage.WithTeacher && isWritten)
                {
                    return false;
                }
            }

            return book.Handed.SequenceEqual(handed) && handed.All(IsWhole) && Shows(book);
        });

    private static bool IsWhole(HandedAssignment handed) =>
        AssignmentPart.PlanFields.All(handed.Plan.ContainsKey)
        && AssignmentPart.ConclusionFields.All(handed.Conclusion.ContainsKey)
        && handed.Pieces.Length >= AssignmentTerms.Usual.FewestPieces;

    private static bool Shows(FeedbackAssignment book)
    {
        if (book.HandedTo("cohort", "team") is not { } with)
        {
            return book.Stage == AssignmentStage.Writing;
        }

        var line = AssignmentLine.Of(book, with.Version)!;
        return line.Plan == with.Plan && line.Conclusion == with.Conclusion
            && line.Standing.SequenceEqual(with.Pieces.Intersect(book.Pieces));
    }

    private static object MoveOf(FeedbackAssignment book, int move, int behind, int which) => move switch
    {
        0 => Plan(Math.Max(0, book.Plan.Version - behind)),
        1 => Plan(book.Plan.Version, "learn", "whom"),
        2 => Gift(new CollectedGift("cohort.team.1", $"mate-{which}")),
        3 or 4 => Outside(),
        5 => new TakePieceOut(
            which < book.Pieces.Length ? book.Pieces[which].PieceId : Guid.NewGuid(), At),
        6 => Conclude(Math.Max(0, book.Conclusion.Version - behind)),
        7 => HandOver(Math.Max(0, book.Changes - behind)),
        8 => new TakeBackAssignment(At),
        _ => Comment(book, Math.Max(0, book.Handed.Length - behind)),
    };
}
