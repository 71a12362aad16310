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
    /// <summary>Operations that ended well, a second.</summary>
    public double PerSecond => Seconds > 0 ? Operations / Seconds : 0;

    /// <summary>The shape of the latencies, for the report's chart.</summary>
    [JsonIgnore]
    public IReadOnlyList<HistogramStep> Shape { get; init; } = [];
}
