using System.Threading.Channels;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// What waits for a journal's writers, in the order in which it came. Batches come from one queue, since a few large
/// ones cost the database less than many small ones. Thread-safe.
/// </summary>
internal sealed class JournalQueue(JournalOptions bounds)
{
    private readonly Lock _lock = new();
    private readonly Queue<WaitingEntry> _queue = new();
    private readonly List<WaitingEntry> _deferred = [];
    private readonly HashSet<string> _beingWritten = new(StringComparer.Ordinal);

    // At most one word at a time: that there may be something to take.
    private readonly Channel<bool> _words = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private int _batches;
    private bool _isClosed;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return Waiting;
            }
        }
    }

    private int Waiting => _queue.Count + _deferred.Count;

    // The database writes one batch after the other. A small one that came while another is being written would only
    // wait there; waiting here, it grows. A large one goes, so that it is there when the other is done.
    private bool MayTake => Waiting > 0 && (_batches == 0 || Waiting >= bounds.EntriesBeside);

    /// <summary>Queues an entry; false when the queue is full or closed.</summary>
    public bool TryAdd(WaitingEntry entry)
    {
        lock (_lock)
        {
            if (_isClosed || Waiting >= bounds.WaitingEntries)
            {
                return false;
            }

            _queue.Enqueue(entry);
            TellWriters();
            return true;
        }
    }

    /// <summary>
    /// Waits until there may be something to take; false once the queue is closed and nothing waits any more.
    /// </summary>
    public async Task<bool> WaitAsync()
    {
        await _words.Reader.WaitToReadAsync();
        _words.Reader.TryRead(out _);
        lock (_lock)
        {
            return Waiting > 0 || !_isClosed;
        }
    }

    /// <summary>
    /// The next batch, in the order of the streams' names, or an empty one when another is being written and few wait.
    /// A stream is in it once and in no other that is being written: what came second waits, in order.
    /// </summary>
    public List<WaitingEntry> Take()
    {
        lock (_lock)
        {
            var batch = MayTake ? Fill() : [];
            if (batch.Count > 0)
            {
                _batches++;
                TellWriters();
            }

            return batch;
        }
    }

    /// <summary>A batch is no longer being written.</summary>
    public void Return(List<WaitingEntry> batch)
    {
        lock (_lock)
        {
            batch.ForEach(entry => _beingWritten.Remove(entry.Entry.Stream));
            _batches--;
            TellWriters();
        }
    }

    /// <summary>Takes nothing new.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            TellWriters();
        }
    }

    // After every change: a word when there is something to take, the end of all words when a closed queue is empty.
    private void TellWriters()
    {
        if (_isClosed && Waiting == 0)
        {
            _words.Writer.TryComplete();
        }
        else if (MayTake)
        {
            _words.Writer.TryWrite(true);
        }
    }

    private List<WaitingEntry> Fill()
    {
        var batch = new List<WaitingEntry>();
        var passedOver = new HashSet<string>(StringComparer.Ordinal);
        var earlier = _deferred.ToArray();
        var bytes = 0;
        _deferred.Clear();
        Array.ForEach(earlier, Place);
        while (batch.Count < bounds.BatchEntries
            && bytes < bounds.BatchBytes
            && _deferred.Count < bounds.BatchEntries
            && _queue.TryDequeue(out var next))
        {
            Place(next);
        }

        // Neighbours in the journal's indexes are found in one place after the other, and none comes before its turn:
        // a stream is here once.
        batch.Sort(static (one, other) => string.CompareOrdinal(one.Entry.Stream, other.Entry.Stream));
        return batch;

        void Place(WaitingEntry waiting)
        {
            if (batch.Count < bounds.BatchEntries && bytes < bounds.BatchBytes
                && !passedOver.Contains(waiting.Entry.Stream) && _beingWritten.Add(waiting.Entry.Stream))
            {
                batch.Add(waiting);
                bytes += waiting.Bytes;
            }
            else
            {
                passedOver.Add(waiting.Entry.Stream);
                _deferred.Add(waiting);
            }
        }
    }
}
