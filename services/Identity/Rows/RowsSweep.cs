using OpenIddict.Abstractions;

namespace VikLearning.Identity.Rows;

/// <summary>Removes what has expired, every few minutes, so that five-minute tokens don't fill the disk.</summary>
internal sealed partial class RowsSweep(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<RowsSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // A row younger than this stays although it expired, so that a code or token used twice is still recognised.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>One sweep; OpenIddict removes rows in batches of its own, in short transactions.</summary>
    public async Task<long> SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = time.GetUtcNow() - Kept;
        var tokens = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>()
            .PruneAsync(before, cancellation);
        var signIns = await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>()
            .PruneAsync(before, cancellation);
        return tokens + signIns;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Swept(await SweepAsync(stoppingToken));
            }
#pragma warning disable CA1031 // A failed sweep harms nobody: the next one removes the same rows.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Failed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "Removed {Count} expired tokens and sign-ins")]
    private partial void Swept(long count);

    [LoggerMessage(LogLevel.Warning, "Expired tokens could not be removed")]
    private partial void Failed(Exception failure);
}
