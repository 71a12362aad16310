namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// Something whose saturated rate can be measured for a bounded while: a scenario, or another program.
/// </summary>
public interface IContender
{
    /// <summary>The name in reports.</summary>
    string Name { get; }

    /// <summary>Runs one round at saturation.</summary>
    Task<Measurement> RunAsync(RoundBounds bounds, CancellationToken cancellation);
}
