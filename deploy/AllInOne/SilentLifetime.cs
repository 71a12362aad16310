namespace VikLearning.AllInOne;

/// <summary>A host that hears no signals: there are two in the process, and <see cref="StopSignals"/> tells both.
/// </summary>
internal sealed class SilentLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
