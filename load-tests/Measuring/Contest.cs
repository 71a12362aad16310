namespace VikLearning.LoadTests.Measuring;

/// <summary>A contender against its floor: warm-up, then rounds in turn, floor first.</summary>
public sealed class Contest(IContender floor, IContender subject)
{
    /// <summary>Runs the rounds and gives every pair.</summary>
    /// <param name="rounds">How many pairs.</param>
    /// <param name="warmUp">The bounds of the run that is not counted.</param>
    /// <param name="bounds">The bounds of each round.</param>
    /// <param name="said">Told each measurement as it comes.</param>
    /// <param name="cancellation">Ends everything.</param>
    public async Task<IReadOnlyList<(Measurement Floor, Measurement Subject)>> RunAsync(
        int rounds, RoundBounds warmUp, RoundBounds bounds, Action<Measurement> said, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(said);
        await floor.RunAsync(warmUp, cancellation);
        await subject.RunAsync(warmUp, cancellation);
        var pairs = new List<(Measurement, Measurement)>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var below = await floor.RunAsync(bounds, cancellation);
            said(below);
            var above = await subject.RunAsync(bounds, cancellation);
            said(above);
            pairs.Add((below, above));
        }

        return pairs;
    }
}
