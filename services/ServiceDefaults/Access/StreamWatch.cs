using Grpc.Core;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Checks a streaming call again every 30 s, and at the moment its token expires. When a check fails, the stream's
/// method is cancelled, and the call ends with what the check said. A host that stops ends its streams at once, since
/// it would wait for them in vain: their readers come again, to the next process.
/// </summary>
internal sealed class StreamWatch(
    ServerCallContext context,
    DateTimeOffset expires,
    TimeProvider time,
    Func<CancellationToken, Task> check,
    CancellationToken stopping)
    : IAsyncDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stopping);

    private readonly CancellationTokenSource _done = new();
    private Exception? _refusal;

    /// <summary>Cancelled when the caller leaves, a check fails or the host stops.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Runs the method under watch.</summary>
    public async Task RunAsync(Func<ServerCallContext, Task> method)
    {
        var watching = WatchAsync();
        try
        {
            await method(new WatchedCallContext(context, Stop));
        }
        catch (Exception) when (_refusal is not null)
        {
            // The method ended because the watch stopped it; the caller is told why below.
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the service stops"));
        }
        finally
        {
            await _done.CancelAsync();
            await watching;
        }

        if (_refusal is not null)
        {
            throw _refusal;
        }
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        _done.Dispose();
        return ValueTask.CompletedTask;
    }

#pragma warning disable CA1031 // Whatever a check throws ends the stream: access is never kept on doubt.
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                var left = expires - time.GetUtcNow();
                var wait = left > s_period ? s_period : left > TimeSpan.Zero ? left : TimeSpan.Zero;
                await Task.Delay(wait, time, _done.Token);
                if (time.GetUtcNow() >= expires)
                {
                    throw new RpcException(new Status(StatusCode.Unauthenticated, "the access token has expired"));
                }

                await check(_done.Token);
            }
        }
        catch (Exception) when (_done.IsCancellationRequested)
        {
        }
        catch (Exception refusal)
        {
            _refusal = refusal;
            await _stop.CancelAsync();
        }
    }
#pragma warning restore CA1031
}
