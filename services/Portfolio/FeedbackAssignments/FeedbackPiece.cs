namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>One piece of feedback that a student collected: a gift of a team mate, or words from outside.</summary>
/// <param name="PieceId">Its id.</param>
/// <param name="Gift">Which gift; null for one from outside.</param>
/// <param name="Outside">What was said outside; null for a gift.</param>
/// <param name="At">When the student put it in, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-piece")]
public sealed record FeedbackPiece(
    [property: Id(0)] Guid PieceId,
    [property: Id(1)] CollectedGift? Gift,
    [property: Id(2)] OutsideFeedback? Outside,
    [property: Id(3)] DateTimeOffset At);
