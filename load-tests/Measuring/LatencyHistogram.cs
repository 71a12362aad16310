using System.Numerics;

namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// Counts whole numbers (nanoseconds here) in buckets that are linear within each power of two, so that memory is
/// bounded and what it tells is never below the exact percentile and at most 1/128 above it. Any thread may record.
/// </summary>
public sealed class LatencyHistogram
{
    private const int SubBits = 7;
    private const int SubBuckets = 1 << SubBits;
    private const int TopBit = 42;

    /// <summary>The largest value told apart (73 minutes in nanoseconds); a larger one counts as this.</summary>
    public const long Ceiling = (1L << TopBit) - 1;

    private readonly long[] _counts = new long[(TopBit - SubBits + 1) * SubBuckets];
    private long _count;
    private long _max;

    /// <summary>How many were recorded.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The largest, exactly; 0 when nothing was recorded.</summary>
    public long Max => Interlocked.Read(ref _max);

    /// <summary>Records a value; one below 0 counts as 0.</summary>
    public void Record(long value)
    {
        var kept = Math.Clamp(value, 0, Ceiling);
        Interlocked.Increment(ref _counts[Bucket(kept)]);
        Interlocked.Increment(ref _count);
        for (var seen = Max; kept > seen;)
        {
            var found = Interlocked.CompareExchange(ref _max, kept, seen);
            seen = found == seen ? kept : found;
        }
    }

    /// <summary>Adds all that another recorded.</summary>
    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            Interlocked.Add(ref _counts[bucket], other._counts[bucket]);
        }

        Interlocked.Add(ref _count, other.Count);
        _max = Math.Max(_max, other.Max);
    }

    /// <summary>The smallest value that at least this many per cent do not exceed, within the bucket's width.</summary>
    /// <param name="percentile">Above 0, at most 100.</param>
    /// <exception cref="InvalidOperationException">Nothing was recorded.</exception>
    public long Percentile(double percentile)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percentile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentile, 100);
        if (Count == 0)
        {
            throw new InvalidOperationException("Nothing was recorded.");
        }

        var rank = Math.Max(1, (long)Math.Ceiling(percentile / 100 * Count));
        var below = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            below += _counts[bucket];
            if (below >= rank)
            {
                return Math.Min(Highest(bucket), Max);
            }
        }

        return Max;
    }

    private static int Bucket(long value)
    {
        var shift = Shift(value);
        return (shift * SubBuckets) + (int)(value >> shift);
    }

    // Values below 2 * SubBuckets are kept exactly; each power of two above it shares SubBuckets buckets.
    private static int Shift(long value) => Math.Max(0, BitOperations.Log2((ulong)value | 1) - SubBits);

    private static long Highest(int bucket)
    {
        var shift = Math.Max(0, (bucket / SubBuckets) - 1);
        var sub = bucket - (shift * SubBuckets);
        return ((sub + 1L) << shift) - 1;
    }
}
