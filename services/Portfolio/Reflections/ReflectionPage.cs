namespace VikLearning.Portfolio.Reflections;

/// <summary>A page of reflections, last changed first, without their words.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.reflection-page")]
internal sealed record ReflectionPage(
    [property: Id(0)] IReadOnlyList<ReflectionLine> Reflections, [property: Id(1)] int? Next)
{
    /// <summary>The page of reflections before an index in the order of change.</summary>
    public static ReflectionPage Of(ReflectionBook book, int? before, int limit)
    {
        var end = Math.Clamp(before ?? book.Order.Count, 0, book.Order.Count);
        var start = Math.Max(0, end - limit);
        var lines = book.Order.GetRange(start, end - start).Reverse()
            .Select(id => ReflectionLine.Of(book.Reflections[id], version: 0)!);
        return new ReflectionPage([.. lines], start > 0 ? start : null);
    }
}
