namespace VikLearning.LoadTests.Measuring;

/// <summary>A percentile and its value.</summary>
/// <param name="Percentile">Above 0, at most 100.</param>
/// <param name="Milliseconds">No more than this many per cent took longer.</param>
public sealed record HistogramStep(double Percentile, double Milliseconds);
