namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>A gift that the student received, where it is kept: its words stay there and are not copied.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.collected-gift")]
public sealed record CollectedGift([property: Id(0)] string RoundId, [property: Id(1)] string GiverId);
