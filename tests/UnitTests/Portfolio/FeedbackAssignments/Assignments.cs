using System.Collections.Immutable;
using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.FeedbackAssignments;

/// <summary>Commands of a feedback assignment, and what comes of them.</summary>
internal static class Assignments
{
    public static DateTimeOffset At { get; } = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    public static DateOnly Today { get; } = new(2026, 9, 1);

    public static SaveAssignmentPlan Plan(int seen, params string[] fields) =>
        new(Guid.NewGuid(), seen, Texts(fields.Length == 0 ? AssignmentPart.PlanFields : [.. fields]), At);

    public static SaveConclusion Conclude(int seen, params string[] fields) =>
        new(seen, Texts(fields.Length == 0 ? AssignmentPart.ConclusionFields : [.. fields]), At);

    public static CollectOutside Outside(DateOnly? on = null) => new(
        Guid.NewGuid(),
        new FeedbackPiece(
            Guid.NewGuid(), null, new OutsideFeedback(OutsideRole.Colleague, on ?? Today, Guid.NewGuid()), At),
        Today);

    public static CollectGift Gift(CollectedGift gift, bool isThere = true, bool isRead = true) =>
        new(Guid.NewGuid(), new FeedbackPiece(Guid.NewGuid(), gift, null, At), isThere, isRead);

    public static HandOverAssignment HandOver(int seen) => new(seen, "cohort", "team", At);

    public static CommentOnAssignment Comment(FeedbackAssignment book, int version) => new(
        book.AssignmentId ?? Guid.Empty, "cohort", "team",
        new AssignmentComment("teacher", Guid.NewGuid(), version, At));

    /// <summary>One that can be handed over.</summary>
    public static FeedbackAssignment Whole() =>
        After(FeedbackAssignment.None, Plan(0), Outside(), Outside(), Conclude(0));

    public static Decision Decide(FeedbackAssignment book, object command) => command switch
    {
        SaveAssignmentPlan it => FeedbackAssignment.Decide(book, it),
        CollectGift it => FeedbackPiece.Decide(book, AssignmentTerms.Usual, it),
        CollectOutside it => FeedbackPiece.Decide(book, AssignmentTerms.Usual, it),
        TakePieceOut it => FeedbackPiece.Decide(book, it),
        SaveConclusion it => FeedbackAssignment.Decide(book, AssignmentTerms.Usual, it),
        HandOverAssignment it => HandedAssignment.Decide(book, AssignmentTerms.Usual, it),
        TakeBackAssignment it => HandedAssignment.Decide(book, it),
        CommentOnAssignment it => HandedAssignment.Decide(book, it),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    public static FeedbackAssignment After(FeedbackAssignment book, params object[] commands) =>
        commands.Aggregate(book, (state, command) =>
        {
            var decision = Decide(state, command);
            Assert.Empty(decision.Refusals);
            return decision.Events.Aggregate(state, FeedbackAssignment.Evolve);
        });

    /// <summary>Why not: code and field.</summary>
    public static IEnumerable<string> Told(Decision decision) =>
        decision.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}".Trim());

    private static ImmutableDictionary<string, Guid> Texts(ImmutableArray<string> fields) =>
        fields.ToImmutableDictionary(field => field, _ => Guid.NewGuid());
}
