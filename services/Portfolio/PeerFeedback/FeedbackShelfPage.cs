using System.Collections.Immutable;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>A page of the rounds that somebody may be in, newest first.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-shelf-page")]
internal sealed record FeedbackShelfPage(
    [property: Id(0)] ImmutableArray<string> RoundIds, [property: Id(1)] int? Next)
{
    /// <summary>The page of rounds before an index.</summary>
    public static FeedbackShelfPage Of(FeedbackShelf shelf, int? before, int limit)
    {
        var (shown, next) = NewestFirst.Before(shelf.RoundIds, before, limit);
        return new FeedbackShelfPage([.. shown], next);
    }
}
