using VikLearning.Portfolio.Sharing;

namespace VikLearning.Portfolio.Reflections;

/// <summary>A page of reflections, last changed first, without their words.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
/// <param name="Sharings">With whom each of them is shared, in the same order.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.reflection-page")]
internal sealed record ReflectionPage(
    [property: Id(0)] IReadOnlyList<ReflectionLine> Reflections,
    [property: Id(1)] int? Next,
    [property: Id(2)] IReadOnlyList<SharingView> Sharings)
{
    /// <summary>The page of reflections before an index in the order of change.</summary>
    public static ReflectionPage Of(StudentState state, int? before, int limit)
    {
        var book = state.Reflections;
        var (shown, next) = NewestFirst.Before(book.Order, before, limit);
        return new ReflectionPage(
            [.. shown.Select(id => ReflectionLine.Of(book.Reflections[id], version: 0)!)],
            next,
            [.. shown.Select(id => SharingView.Of(state, id))]);
    }
}
