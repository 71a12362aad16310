namespace VikLearning.Portfolio.Dilemmas;

/// <summary>A page of dilemmas, last changed first, without their words.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.dilemma-page")]
internal sealed record DilemmaPage(
    [property: Id(0)] IReadOnlyList<DilemmaLine> Dilemmas, [property: Id(1)] int? Next)
{
    /// <summary>The page of dilemmas before an index in the order of change.</summary>
    public static DilemmaPage Of(DilemmaBook book, int? before, int limit)
    {
        var (shown, next) = NewestFirst.Before(book.Order, before, limit);
        return new DilemmaPage([.. shown.Select(id => DilemmaLine.Of(book.Works[id], version: 0)!)], next);
    }
}
