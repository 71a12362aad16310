using System.Diagnostics;

namespace VikLearning.LoadTests.Measuring;

/// <summary>Counts a run's operations while it runs and sums it up at the end.</summary>
internal sealed class Tally
{
    private readonly LatencyHistogram _latencies = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _errors;
    private string? _firstError;

    /// <summary>Runs one operation and counts it; its latency counts from <paramref name="due"/>.</summary>
    public async Task CountAsync(
        IScenario scenario, int worker, long n, long due, CancellationToken cancellation)
    {
        try
        {
            if (await scenario.InvokeAsync(worker, n, cancellation))
            {
                _latencies.Record((long)Stopwatch.GetElapsedTime(due).TotalNanoseconds);
                return;
            }

            Fail("The answer was not the right one.");
        }
#pragma warning disable CA1031 // Whatever goes wrong is what is measured here.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>The sum, up to now.</summary>
    public Measurement Sum(string name, string model) =>
        Measurement.Of(
            name, model, _latencies, _errors, Stopwatch.GetElapsedTime(_started).TotalSeconds, _firstError);

    private void Fail(string reason)
    {
        Interlocked.Increment(ref _errors);
        Interlocked.CompareExchange(ref _firstError, reason, null);
    }
}
