using Grpc.Core;

namespace VikLearning.Portfolio.Attachments;

/// <summary>
/// How many files a process receives at once, since each is in memory while it is: who comes later waits a while, and
/// is then told to come back.
/// </summary>
internal sealed class UploadSlots(TimeProvider time) : IDisposable
{
    private const int Most = 8;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _free = new(Most);

    /// <summary>Takes a place, until what is returned is disposed.</summary>
    /// <exception cref="RpcException">Unavailable: there was none for a while.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            await _free.WaitAsync(either.Token);
            return new Slot(_free);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "too many files at once"));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
