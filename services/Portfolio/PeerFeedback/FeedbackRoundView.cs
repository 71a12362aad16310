using System.Collections.Immutable;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>A round on its way out of the grain, without a word of what was written.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-round-view")]
internal sealed record FeedbackRoundView(
    [property: Id(0)] int Number,
    [property: Id(1)] int Gifts,
    [property: Id(2)] DateOnly ClosesOn,
    [property: Id(3)] bool IsClosed,
    [property: Id(4)] ImmutableArray<string> Members,
    [property: Id(5)] ImmutableArray<FeedbackTurn> Turns)
{
    /// <summary>The gift of a pair; null when there is none.</summary>
    public FeedbackTurn? Find(string giverId, string receiverId) =>
        Turns.FirstOrDefault(turn => turn.GiverId == giverId && turn.ReceiverId == receiverId);
}
