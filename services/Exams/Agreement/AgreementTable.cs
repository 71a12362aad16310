using System.Collections.Immutable;

namespace VikLearning.Exams.Agreement;

/// <summary>
/// How often one examiner gave a level where another, who did not see it, gave a level. Levels are numbered from 0,
/// from low to high. How many there are is fixed by the rubric: one that nobody gave still counts.
/// </summary>
internal sealed class AgreementTable
{
    /// <summary>With one level there is nothing to agree about.</summary>
    public const int FewestCategories = 2;

    private readonly int[,] _counts;

    private AgreementTable(int[,] counts, int missing)
    {
        _counts = counts;
        Missing = missing;
        Categories = counts.GetLength(0);
        var first = new int[Categories];
        var second = new int[Categories];
        for (var i = 0; i < Categories; i++)
        {
            for (var j = 0; j < Categories; j++)
            {
                first[i] += counts[i, j];
                second[j] += counts[i, j];
                Items += counts[i, j];
            }
        }

        FirstTotals = [.. first];
        SecondTotals = [.. second];
    }

    /// <summary>How many levels there are.</summary>
    public int Categories { get; }

    /// <summary>How many items both scored.</summary>
    public int Items { get; }

    /// <summary>How many items one of them, or neither, scored. They are not in the counts.</summary>
    public int Missing { get; }

    /// <summary>How often the first examiner gave each level.</summary>
    public ImmutableArray<int> FirstTotals { get; }

    /// <summary>How often the second examiner gave each level.</summary>
    public ImmutableArray<int> SecondTotals { get; }

    /// <summary>How many items got these levels.</summary>
    public int this[int first, int second] => _counts[first, second];

    /// <summary>The table of these counts.</summary>
    /// <param name="counts">The first examiner's levels are its rows, the second's its columns.</param>
    /// <param name="missing">How many items were not scored by both.</param>
    /// <exception cref="ArgumentException">
    /// It is not square, has fewer than two levels or a negative count, or more items than an <see cref="int"/> counts.
    /// </exception>
    public static AgreementTable FromCounts(int[,] counts, int missing = 0)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(missing);
        var categories = counts.GetLength(0);
        if (counts.GetLength(1) != categories)
        {
            throw new ArgumentException(
                $"A table of agreement is square, not {categories} by {counts.GetLength(1)}.", nameof(counts));
        }

        RequireCategories(categories, nameof(counts));
        var items = 0L;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            items += count;
        }

        return items > int.MaxValue
            ? throw new ArgumentException($"{items} items are more than can be counted.", nameof(counts))
            : new AgreementTable((int[,])counts.Clone(), missing);
    }

    /// <summary>The table of these items. One without a score of both is only counted as missing.</summary>
    /// <exception cref="ArgumentException">There are fewer than two levels, or a level is none of them.</exception>
    public static AgreementTable FromPairs(int categories, IEnumerable<(int? First, int? Second)> pairs)
    {
        RequireCategories(categories, nameof(categories));
        ArgumentNullException.ThrowIfNull(pairs);
        var counts = new int[categories, categories];
        var missing = 0;
        foreach (var (first, second) in pairs)
        {
            RequireLevel(first, categories, nameof(pairs));
            RequireLevel(second, categories, nameof(pairs));
            if (first is { } i && second is { } j)
            {
                counts[i, j]++;
            }
            else
            {
                missing++;
            }
        }

        return new AgreementTable(counts, missing);
    }

    /// <summary>Refuses fewer levels than can be agreed about.</summary>
    internal static void RequireCategories(int categories, string name)
    {
        if (categories < FewestCategories)
        {
            throw new ArgumentException($"Agreement takes at least two levels, not {categories}.", name);
        }
    }

    /// <summary>Refuses a level that the rubric has not. A missing one is no level.</summary>
    internal static void RequireLevel(int? level, int categories, string name)
    {
        if (level < 0 || level >= categories)
        {
            throw new ArgumentException($"Level {level} is none of 0 to {categories - 1}.", name);
        }
    }
}
