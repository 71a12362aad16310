using VikLearning.LoadTests.Measuring;

namespace VikLearning.LoadTests.Reports;

/// <summary>A ratio and what it should at least be; null where nothing is asked.</summary>
internal sealed record RatioLine(Ratio Ratio, double? Target)
{
    /// <summary>The spread and how the median stands to the target.</summary>
    public override string ToString() => Target is { } target
        ? FormattableString.Invariant(
            $"{Ratio.Spread}; target {target:F2}: {(Ratio.Median >= target ? "met" : "missed")}")
        : Ratio.Spread;
}
