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
        var end = Math.Clamp(before ?? shelf.RoundIds.Count, 0, shelf.RoundIds.Count);
        var start = Math.Max(0, end - limit);
        return new FeedbackShelfPage(
            [.. shelf.RoundIds.GetRange(start, end - start).Reverse()], start > 0 ? start : null);
    }
}
