using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace VikLearning.Portfolio.Hours;

/// <summary>
/// Whole minutes added up by activity or by date; a key that is not there has none. Immutable: a change copies the
/// minutes, and the keys only when one is new, since a student's year has few keys and many changes.
/// </summary>
/// <typeparam name="TKey">An id, compared by its characters' numbers, or a date.</typeparam>
/// <param name="Keys">In order, none twice.</param>
/// <param name="Minutes">Those of the key at the same place.</param>
public sealed record MinutesBy<TKey>(ImmutableArray<TKey> Keys, ImmutableArray<int> Minutes)
    where TKey : IComparable<TKey>
{
    private static readonly IComparer<TKey> s_order =
        StringComparer.Ordinal as IComparer<TKey> ?? Comparer<TKey>.Default;

    /// <summary>The minutes of this key.</summary>
    public int this[TKey key] => Keys.BinarySearch(key, s_order) is >= 0 and var place ? Minutes[place] : 0;

    /// <summary>The same with so many minutes more, or fewer, for this key.</summary>
    public MinutesBy<TKey> Plus(TKey key, int minutes)
    {
        var place = Keys.BinarySearch(key, s_order);
        if (place < 0)
        {
            return new MinutesBy<TKey>(Keys.Insert(~place, key), Minutes.Insert(~place, minutes));
        }

        var changed = Minutes.AsSpan().ToArray();
        changed[place] += minutes;
        return this with { Minutes = ImmutableCollectionsMarshal.AsImmutableArray(changed) };
    }
}
