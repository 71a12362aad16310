using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// One loop that puts all that waits into one append of the backend (group commit). It runs on the thread pool, never
/// on a grain's scheduler.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly IJournalBackend _backend;
    private readonly JournalOptions _bounds;
    private readonly DoubtResolver _doubt;
    private readonly Action<IReadOnlyList<AppendOutcome>> _written;
    private readonly Action<WaitingEntry> _left;
    private readonly ILogger _logger;
    private readonly Channel<WaitingEntry> _queue;
    private readonly List<WaitingEntry> _deferred = [];
    private readonly CancellationTokenSource _abort = new();
    private Task _loop = Task.CompletedTask;
    private int _answered;

    public JournalWriter(
        IJournalBackend backend,
        JournalOptions bounds,
        DoubtResolver doubt,
        Action<IReadOnlyList<AppendOutcome>> written,
        Action<WaitingEntry> left,
        ILogger logger)
    {
        (_backend, _bounds, _doubt, _written, _left, _logger) = (backend, bounds, doubt, written, left, logger);
        _queue = Channel.CreateBounded<WaitingEntry>(
            new BoundedChannelOptions(bounds.WaitingEntries) { SingleReader = true });
    }

    /// <summary>Starts the loop.</summary>
    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Queues an entry; false when the queue is full or closed.</summary>
    public bool TryQueue(WaitingEntry entry) => _queue.Writer.TryWrite(entry);

    /// <summary>Takes nothing new, writes what waits; on cancellation fails what is left.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        _queue.Writer.TryComplete();
        await using var abort = cancellation.Register(_abort.Cancel);
        await _loop;
        while (_queue.Reader.TryRead(out var waiting))
        {
            waiting.Fail("The journal has stopped.");
            _left(waiting);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _abort.Dispose();

    private async Task RunAsync()
    {
        while (_deferred.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            await LetReturnAsync();
            var batch = Take();
            try
            {
                _abort.Token.ThrowIfCancellationRequested();
                await WriteAsync(batch);
            }
            catch (Exception failure)
            {
                // The loop outlives everything; who waits is told that nobody knows.
                JournalLog.WriterFailed(_logger, failure);
                batch.ForEach(waiting => waiting.Fail("The journal's writer failed.", failure));
            }

            batch.ForEach(_left);
            _answered = batch.Count;
        }
    }

    // Who was just answered often has more to write. Letting those run first, for a few turns of the thread pool and
    // no clock's time, fills the next batch; without it full batches alternate with nearly empty ones.
    private async Task LetReturnAsync()
    {
        for (var turn = 0; turn < 4 && _queue.Reader.Count + _deferred.Count < _answered; turn++)
        {
            await Task.Yield();
        }
    }

    // A stream occurs once in a batch: what came second waits for the next one, in order.
    private List<WaitingEntry> Take()
    {
        var batch = new List<WaitingEntry>();
        var streams = new HashSet<string>(StringComparer.Ordinal);
        var earlier = _deferred.ToArray();
        var bytes = 0;
        _deferred.Clear();
        foreach (var waiting in earlier)
        {
            Place(waiting);
        }

        while (batch.Count < _bounds.BatchEntries
            && bytes < _bounds.BatchBytes
            && _deferred.Count < _bounds.BatchEntries
            && _queue.Reader.TryRead(out var next))
        {
            Place(next);
        }

        // Neighbours in the journal's indexes are found in one place after the other, and none comes before its turn:
        // a stream is here once.
        batch.Sort(static (one, other) => string.CompareOrdinal(one.Entry.Stream, other.Entry.Stream));
        return batch;

        void Place(WaitingEntry waiting)
        {
            if (streams.Add(waiting.Entry.Stream) && batch.Count < _bounds.BatchEntries && bytes < _bounds.BatchBytes)
            {
                batch.Add(waiting);
                bytes += waiting.Bytes;
            }
            else
            {
                _deferred.Add(waiting);
            }
        }
    }

    private async Task WriteAsync(List<WaitingEntry> batch)
    {
        try
        {
            var outcomes = await _backend.AppendAsync(batch.ConvertAll(waiting => waiting.Entry), _abort.Token);
            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].Complete(outcomes[index]);
            }

            _written(outcomes);
        }
        catch (EntriesRefusedException refused) when (batch.Count > 1)
        {
            JournalLog.BatchRefused(_logger, batch.Count, refused);
            var half = batch.Count / 2;
            await WriteAsync(batch[..half]);
            await WriteAsync(batch[half..]);
        }
        catch (EntriesRefusedException refused)
        {
            batch[0].Fail("The database refused the entry.", refused);
        }
        catch (Exception failure)
        {
            JournalLog.AppendInDoubt(_logger, batch.Count, failure);
            _written(await _doubt.ResolveAsync(batch, failure, _abort.Token));
        }
    }
}
