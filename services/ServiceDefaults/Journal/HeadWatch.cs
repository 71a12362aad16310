using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// Tells who waits that the journal grew: at once for this process's appends, and by one shared look at the head
/// every <see cref="JournalOptions.PollEvery"/> for those of others. Nobody waits, nothing is polled.
/// </summary>
internal sealed class HeadWatch(IJournalBackend backend, TimeSpan pollEvery, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _grown = New();
    private Task _polling = Task.CompletedTask;
    private long _last;
    private Guid _epoch;
    private int _waiting;
    private bool _isPolling;

    /// <summary>The journal has at least this position.</summary>
    public void Advance(long position)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            if (position <= _last)
            {
                return;
            }

            _last = position;
            grown = _grown;
            _grown = New();
        }

        grown.TrySetResult();
    }

    /// <summary>Completes when the last position may be above this one.</summary>
    public async Task WaitAsync(long position, CancellationToken cancellation)
    {
        Guid? epoch = null;
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                if (_last > position || (epoch is not null && epoch != _epoch))
                {
                    return;
                }

                epoch = _epoch == Guid.Empty ? null : _epoch;
                grown = _grown.Task;
                _waiting++;
                Poll();
            }

            try
            {
                await grown.WaitAsync(cancellation);
            }
            finally
            {
                lock (_lock)
                {
                    _waiting--;
                }
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Task polling;
        TaskCompletionSource grown;
        lock (_lock)
        {
            (polling, grown) = (_polling, _grown);
        }

        await polling;
        grown.TrySetException(new JournalUnavailableException("The journal has stopped."));
        _stop.Dispose();
    }

    private void Poll()
    {
        if (!_isPolling && !_stop.IsCancellationRequested)
        {
            _isPolling = true;
            _polling = Task.Run(PollAsync);
        }
    }

    private async Task PollAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Seen(await backend.ReadHeadAsync(_stop.Token));
            }
            catch (Exception failure) when (!_stop.IsCancellationRequested)
            {
                JournalLog.PollFailed(logger, failure);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(pollEvery, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_lock)
            {
                if (_waiting == 0)
                {
                    _isPolling = false;
                    return;
                }
            }
        }
    }

    private void Seen(JournalHead head)
    {
        TaskCompletionSource? restored = null;
        lock (_lock)
        {
            if (_epoch == Guid.Empty)
            {
                _epoch = head.Epoch;
            }
            else if (_epoch != head.Epoch)
            {
                // A restored journal may be shorter: forget what we knew, and let everybody look again.
                (_epoch, _last, restored, _grown) = (head.Epoch, head.Position, _grown, New());
            }
        }

        restored?.TrySetResult();
        Advance(head.Position);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
