namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>Who gives feedback to whom.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-pair")]
public sealed record FeedbackPair([property: Id(0)] string GiverId, [property: Id(1)] string ReceiverId);
