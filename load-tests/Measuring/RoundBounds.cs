namespace VikLearning.LoadTests.Measuring;

/// <summary>Where a round ends, whichever comes first.</summary>
/// <param name="Time">No operation starts after this.</param>
/// <param name="Operations">No more operations than this start.</param>
public sealed record RoundBounds(TimeSpan Time, long Operations)
{
    /// <summary>How long operations in flight may take after the end before they are cut off as errors.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
}
