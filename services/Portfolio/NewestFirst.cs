using System.Collections.Immutable;

namespace VikLearning.Portfolio;

/// <summary>Pages of a list that only grows at its end, the newest first.</summary>
internal static class NewestFirst
{
    /// <summary>
    /// At most so many before an index in the order of the list, or before its end; what is added meanwhile moves
    /// nothing.
    /// </summary>
    /// <returns>Them, and where the next page starts; null on the last.</returns>
    public static (ImmutableList<T> Shown, int? Next) Before<T>(ImmutableList<T> list, int? before, int limit)
    {
        var end = Math.Clamp(before ?? list.Count, 0, list.Count);
        var start = Math.Max(0, end - limit);
        return (list.GetRange(start, end - start).Reverse(), start > 0 ? start : null);
    }
}
