using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// Wakes a follower again and again: each process does, and the cluster runs one. It also brings the follower back
/// after the silo that ran it has gone.
/// </summary>
/// <typeparam name="TFollower">The follower's grain interface.</typeparam>
internal sealed partial class FollowerStarter<TFollower>(
    string key,
    IGrainFactory grains,
    IHostApplicationLifetime host,
    TimeProvider time,
    ILogger<FollowerStarter<TFollower>> logger) : BackgroundService
    where TFollower : IFollowerGrain
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The silo takes no calls before the host has started.
        using var started = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, host.ApplicationStarted);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, started.Token).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<TFollower>(key).EnsureFollowing();
            }
            catch (Exception) when (host.ApplicationStopping.IsCancellationRequested)
            {
                // A silo that stops takes no calls: nothing to warn of, and nothing to wake.
                return;
            }
            catch (Exception exception)
            {
                LogNotStarted(exception, typeof(TFollower).Name);
            }

            await Task.Delay(s_every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Follower} could not be woken.")]
    private partial void LogNotStarted(Exception exception, string follower);
}
