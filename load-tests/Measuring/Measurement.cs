using System.Text.Json.Serialization;

namespace VikLearning.LoadTests.Measuring;

/// <summary>What one run measured.</summary>
/// <param name="Name">The contender.</param>
/// <param name="Model"><c>closed</c>: so many in flight; <c>open</c>: so many arrive a second.</param>
/// <param name="Operations">How many ended well.</param>
/// <param name="Errors">How many did not.</param>
/// <param name="Seconds">From the first start to the last end.</param>
/// <param name="Latency">Null where the contender does not tell.</param>
/// <param name="FirstError">What the first error said.</param>
public sealed record Measurement(
    string Name,
    string Model,
    long Operations,
    long Errors,
    double Seconds,
    Latencies? Latency,
    string? FirstError)
{
    private static readonly double[] s_shape = [10, 25, 50, 75, 90, 95, 99, 99.9, 100];

    /// <summary>Operations that ended well, a second.</summary>
    public double PerSecond => Seconds > 0 ? Operations / Seconds : 0;

    /// <summary>The shape of the latencies, for the report's chart.</summary>
    [JsonIgnore]
    public IReadOnlyList<HistogramStep> Shape { get; init; } = [];

    /// <summary>From a histogram of the nanoseconds that operations took.</summary>
    public static Measurement Of(
        string name, string model, LatencyHistogram latencies, long errors, double seconds, string? firstError)
    {
        ArgumentNullException.ThrowIfNull(latencies);
        return new Measurement(name, model, latencies.Count, errors, seconds, Latencies.Of(latencies), firstError)
        {
            Shape = latencies.Count == 0
                ? []
                : [.. s_shape.Select(at => new HistogramStep(at, latencies.Percentile(at) / 1e6))],
        };
    }
}
