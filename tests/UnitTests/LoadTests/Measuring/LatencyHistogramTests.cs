using CsCheck;
using VikLearning.LoadTests.Measuring;
using Xunit;

namespace VikLearning.UnitTests.LoadTests.Measuring;

public class LatencyHistogramTests
{
    // As many small values as large ones: a latency can be anything from nanoseconds to minutes.
    private static readonly Gen<long> s_value =
        Gen.Select(Gen.Int[0, 41], Gen.Double.Unit, (bits, share) => (long)(share * (1L << bits)));

    private static readonly Gen<long[]> s_values = s_value.Array[1, 400];

    [Fact]
    public void A_percentile_is_never_below_the_exact_one_and_at_most_one_128th_above() =>
        Gen.Select(s_values, Gen.Double[0.001, 100]).Sample((values, percentile) =>
        {
            var exact = Exact(values, percentile);
            var told = Filled(values).Percentile(percentile);
            Assert.InRange(told, exact, exact + (exact / 128));
        });

    [Fact]
    public void The_hundredth_percentile_and_the_maximum_are_the_largest_value_exactly() =>
        s_values.Sample(values =>
        {
            var histogram = Filled(values);
            Assert.Equal(values.Max(), histogram.Max);
            Assert.Equal(values.Max(), histogram.Percentile(100));
        });

    [Fact]
    public void Two_histograms_added_tell_what_one_of_all_values_tells() =>
        Gen.Select(s_values, s_values, Gen.Double[0.001, 100]).Sample((first, second, percentile) =>
        {
            var sum = Filled(first);
            sum.Add(Filled(second));
            var whole = Filled([.. first, .. second]);
            Assert.Equal(whole.Count, sum.Count);
            Assert.Equal(whole.Percentile(percentile), sum.Percentile(percentile));
        });

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(255, 255)]
    [InlineData(long.MaxValue, LatencyHistogram.Ceiling)]
    public void What_lies_outside_counts_as_the_nearest_value_inside(long value, long told) =>
        Assert.Equal(told, Filled([value]).Percentile(50));

    [Fact]
    public void The_median_of_one_slow_and_one_fast_is_the_fast_one() =>
        Assert.Equal(10, Filled([10, 200]).Percentile(50));

    [Fact]
    public void Nothing_recorded_has_no_percentile()
    {
        var empty = new LatencyHistogram();
        Assert.Throws<InvalidOperationException>(() => empty.Percentile(50));
        Assert.Null(Latencies.Of(empty));
    }

    [Fact]
    public async Task Records_of_many_threads_are_all_counted()
    {
        var histogram = new LatencyHistogram();
        await Task.WhenAll(Enumerable.Range(1, 4).Select(thread => Task.Run(() =>
        {
            for (var value = 0; value < 10_000; value++)
            {
                histogram.Record(thread * 1000L);
            }
        })));
        Assert.Equal(40_000, histogram.Count);
        Assert.Equal(4000, histogram.Max);
    }

    private static LatencyHistogram Filled(long[] values)
    {
        var histogram = new LatencyHistogram();
        Array.ForEach(values, histogram.Record);
        return histogram;
    }

    private static long Exact(long[] values, double percentile)
    {
        var rank = Math.Max(1, (int)Math.Ceiling(percentile / 100 * values.Length));
        return values.Order().ElementAt(rank - 1);
    }
}
