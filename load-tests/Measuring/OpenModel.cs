using System.Diagnostics;

namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// Users who do not wait for each other: operations are due at a fixed rate, and each one's latency counts from when
/// it was due, so that a stall counts for all that it kept waiting. The timer that starts them is exact to about a
/// millisecond; one that starts early counts from its start.
/// </summary>
public sealed class OpenModel(IScenario scenario, OperationNumbers numbers, double perSecond)
{
    private static readonly TimeSpan s_timerGrain = TimeSpan.FromMilliseconds(1);

    /// <summary>When an operation is due, counted from the start.</summary>
    public static TimeSpan Due(long index, double perSecond) => TimeSpan.FromSeconds(index / perSecond);

    /// <summary>Runs until the bounds; what is due by then is done, however late.</summary>
    public async Task<Measurement> RunAsync(RoundBounds bounds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        cut.CancelAfter(bounds.Time + RoundBounds.Grace);
        var tally = new Tally();
        var started = Stopwatch.GetTimestamp();
        var arrivals = Math.Min(bounds.Operations, (long)(bounds.Time.TotalSeconds * perSecond));
        var arrived = -1L;
        await Task.WhenAll(Enumerable.Range(0, scenario.Workers).Select(worker => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref arrived) is var index && index < arrivals
                    && !cut.IsCancellationRequested)
                {
                    var due = Due(index, perSecond);
                    await WaitAsync(due - Stopwatch.GetElapsedTime(started), cut.Token);
                    var from = Math.Min(
                        started + (long)(due.TotalSeconds * Stopwatch.Frequency), Stopwatch.GetTimestamp());
                    await tally.CountAsync(scenario, worker, numbers.Next(), from, cut.Token);
                }
            },
            CancellationToken.None)));
        cancellation.ThrowIfCancellationRequested();
        return tally.Sum(scenario.Name, "open");
    }

    private static Task WaitAsync(TimeSpan left, CancellationToken cancellation) =>
        left < s_timerGrain
            ? Task.CompletedTask
            : Task.Delay(left, cancellation).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
}
