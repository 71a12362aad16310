using Microsoft.Extensions.Options;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Has the sweeper come by: each process asks, and the cluster has one sweeper.</summary>
internal sealed partial class RetentionStarter(
    IGrainFactory grains,
    IHostApplicationLifetime host,
    IOptions<RetentionOptions> options,
    TimeProvider time,
    ILogger<RetentionStarter> logger) : BackgroundService
{
    // When it could not be told what is due.
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The silo takes no calls before the host has started.
        using var started = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, host.ApplicationStarted);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, started.Token).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            int? swept = null;
            try
            {
                swept = await grains.GetGrain<IRetentionSweeperGrain>(IRetentionGrain.Key).Sweep();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotSwept(exception);
            }

            await Task.Delay(swept is null ? s_soon : options.Value.SweepEvery, time, stoppingToken).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is due could not be swept; it is tried again.")]
    private partial void LogNotSwept(Exception exception);
}
