using System.Diagnostics;
using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// How soon a chief sees it: five students log hours, and the time counts from the acknowledgement of the fifth to
/// the message with the new figures on the chief's stream.
/// </summary>
internal sealed class LiveCohortTest : ILoadTest
{
    private const double TargetMilliseconds = 1000;
    private const int NeededForAnAdvance = 5;

    // The first 64 students of the demo have a full past; whoever comes after has hours left to earn.
    private const int FirstWithRoom = 65;
    private const int Writers = 60;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly LatencyHistogram _latencies = new();
    private long _written;

    /// <inheritdoc />
    public string Name => "live-cohort";

    /// <inheritdoc />
    public string Summary => "From the fifth acknowledged write to the chief's stream: latency.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var suite = await SuiteProcess.StartAsync(
            FirstWithRoom + Writers - 1, await cluster.CreateDatabaseAsync());
        await using var students = await DemoUsers.SignInAsync(suite, FirstWithRoom, Writers, cancellation);
        await using var chief = await DemoUsers.SignInAsync(suite, ["chief01"], cancellation);
        await using var writes = new LogHours(suite.GrpcAddress, students);
        await writes.PrepareAsync(cancellation);
        await using var stream = await FiguresStream.OpenAsync(suite.GrpcAddress, chief, cancellation);
        await SettleAsync(stream, writes, cancellation);
        await RepeatAsync(run.Settings.WarmUp, stream, writes, new LatencyHistogram(), cancellation);
        var started = Stopwatch.GetTimestamp();
        await RepeatAsync(run.Settings.Round * run.Settings.Rounds, stream, writes, _latencies, cancellation);
        var measured = Measurement.Of(
            Name, "live", _latencies, 0, Stopwatch.GetElapsedTime(started).TotalSeconds, null);
        run.Add(measured);
        run.Note(FormattableString.Invariant(
            $"fifth acknowledged write to the chief's stream: p99 {measured.Latency?.P99:F1} ms; target under ")
            + FormattableString.Invariant(
                $"{TargetMilliseconds:F0} ms: {(measured.Latency?.P99 < TargetMilliseconds ? "met" : "missed")}"));
    }

    // The demo's own past may still be on its way, and leave students counted for the next advance. Writing one by one,
    // with time for each to arrive, until an advance takes exactly five leaves none.
    private async Task SettleAsync(FiguresStream stream, LogHours writes, CancellationToken cancellation)
    {
        for (var needed = 0; needed != NeededForAnAdvance;)
        {
            var advance = stream.NextAsync(cancellation);
            for (needed = 0; !advance.IsCompleted && needed <= NeededForAnAdvance; needed++)
            {
                await WriteAsync(writes, cancellation);
                await Task.WhenAny(advance, Task.Delay(TimeSpan.FromSeconds(1), cancellation));
            }

            await advance.WaitAsync(s_patience, cancellation);
        }
    }

    private async Task RepeatAsync(
        TimeSpan time, FiguresStream stream, LogHours writes, LatencyHistogram latencies,
        CancellationToken cancellation)
    {
        var until = Stopwatch.StartNew();
        while (until.Elapsed < time)
        {
            var advance = stream.NextAsync(cancellation);
            for (var write = 1; write < NeededForAnAdvance; write++)
            {
                await WriteAsync(writes, cancellation);
            }

            if (advance.IsCompleted)
            {
                throw new InvalidOperationException("The figures advanced before the fifth write was sent.");
            }

            await WriteAsync(writes, cancellation);
            var acknowledged = Stopwatch.GetTimestamp();
            if (!await advance.WaitAsync(s_patience, cancellation))
            {
                throw new InvalidOperationException("The chief's stream ended.");
            }

            latencies.Record((long)Stopwatch.GetElapsedTime(acknowledged).TotalNanoseconds);
        }
    }

    // In turn, so that any five in a row are five different students.
    private async Task WriteAsync(LogHours writes, CancellationToken cancellation)
    {
        var n = _written++;
        if (!await writes.InvokeAsync((int)(n % Writers), n, cancellation))
        {
            throw new InvalidOperationException("A write was not acknowledged.");
        }
    }
}
