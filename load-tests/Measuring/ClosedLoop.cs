using System.Diagnostics;

namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// Saturation: each worker starts its next operation when the one before has ended. It tells a rate; its latencies
/// are those of a system with always as many waiting as there are workers.
/// </summary>
public sealed class ClosedLoop(IScenario scenario, OperationNumbers numbers) : IContender
{
    /// <inheritdoc />
    public string Name => scenario.Name;

    /// <inheritdoc />
    public async Task<Measurement> RunAsync(RoundBounds bounds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        cut.CancelAfter(bounds.Time + RoundBounds.Grace);
        var tally = new Tally();
        var started = Stopwatch.GetTimestamp();
        var begun = 0L;
        await Task.WhenAll(Enumerable.Range(0, scenario.Workers).Select(worker => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(started) < bounds.Time
                    && Interlocked.Increment(ref begun) <= bounds.Operations
                    && !cut.IsCancellationRequested)
                {
                    // Workers whose answers come at once would else keep the threads from all others.
                    await Task.Yield();
                    await tally.CountAsync(scenario, worker, numbers.Next(), Stopwatch.GetTimestamp(), cut.Token);
                }
            },
            CancellationToken.None)));
        cancellation.ThrowIfCancellationRequested();
        return tally.Sum(Name, "closed");
    }
}
