namespace VikLearning.Portfolio.Reflections;

/// <summary>A page of reflections, last changed first, without their words.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
[GenerateSerializer]
[Alias("portfolio.reflection-page")]
internal sealed record ReflectionPage(
    [property: Id(0)] IReadOnlyList<ReflectionLine> Reflections, [property: Id(1)] int? Next)
{
    /// <summary>The page that starts after so many of the last changed ones.</summary>
    public static ReflectionPage Of(ReflectionBook book, int after, int limit)
    {
        var lines = Enumerable.Range(after, Math.Clamp(book.Order.Count - after, 0, limit))
            .Select(i => ReflectionLine.Of(book.Reflections[book.Order[^(i + 1)]], version: 0)!)
            .ToList();
        return new ReflectionPage(lines, after + limit < book.Order.Count ? after + limit : null);
    }
}
