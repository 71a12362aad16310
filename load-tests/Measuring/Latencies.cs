namespace VikLearning.LoadTests.Measuring;

/// <summary>How long operations took, in milliseconds.</summary>
public sealed record Latencies(double P50, double P95, double P99, double Max)
{
    /// <summary>What a histogram of nanoseconds says; null when it holds nothing.</summary>
    public static Latencies? Of(LatencyHistogram histogram) =>
        histogram.Count == 0
            ? null
            : new Latencies(
                Milliseconds(histogram.Percentile(50)),
                Milliseconds(histogram.Percentile(95)),
                Milliseconds(histogram.Percentile(99)),
                Milliseconds(histogram.Max));

    private static double Milliseconds(long nanoseconds) => Math.Round(nanoseconds / 1e6, 3);
}
