using Microsoft.Extensions.Logging;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// A service's journal over a backend: appends that wait share a statement, reads go straight through. Start it before
/// the first append; disposing it writes what waits.
/// </summary>
public sealed class JournalStore : IJournal, IAsyncDisposable
{
    private readonly IJournalBackend _backend;
    private readonly JournalOptions _bounds;
    private readonly HeadWatch _watch;
    private readonly JournalQueue _queue;
    private readonly JournalWriter[] _writers;
    private long _waitingBytes;
    private bool _disposed;

    /// <summary>The journal of a service, where the storage says it is.</summary>
    public static JournalStore Of(
        StorageOptions storage, string service, JournalOptions bounds, TimeProvider time, ILogger<JournalStore> logger)
    {
        var database = new Database(storage, service, "journal");
        return new JournalStore(
            database.Kind == StorageKind.Postgres
                ? new PostgresJournalBackend(database)
                : new SqliteJournalBackend(database),
            bounds,
            time,
            logger);
    }

    /// <summary>A journal over this backend, which it disposes.</summary>
    public JournalStore(IJournalBackend backend, JournalOptions bounds, TimeProvider time, ILogger<JournalStore> logger)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bounds.Writers);
        (_backend, _bounds) = (backend, bounds);
        _watch = new HeadWatch(backend, bounds.PollEvery, time, logger);
        _queue = new JournalQueue(bounds);
        var doubt = new DoubtResolver(backend, bounds, time, logger);
        _writers = [.. Enumerable.Range(0, bounds.Writers)
            .Select(_ => new JournalWriter(_queue, backend, doubt, OnWritten, OnLeft, logger))];
    }

    /// <summary>Migrates, checks the database's settings, and begins to write.</summary>
    /// <exception cref="InvalidOperationException">An acknowledged write could be lost by the settings.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await _backend.StartAsync(cancellation);
        foreach (var writer in _writers)
        {
            writer.Start();
        }
    }

    /// <summary>Refuses new appends and writes those that wait; on cancellation those fail.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        _queue.Close();
        await Task.WhenAll(_writers.Select(writer => writer.StopAsync(cancellation)));

        // Of a journal that was never started.
        while (_queue.Take() is { Count: > 0 } batch)
        {
            batch.ForEach(waiting => waiting.Fail("The journal has stopped."));
            batch.ForEach(OnLeft);
            _queue.Return(batch);
        }
    }

    /// <inheritdoc />
    public Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var waiting = new WaitingEntry(EntryRules.Normalise(entry), EntryRules.Measure(entry, _bounds));
        cancellation.ThrowIfCancellationRequested();
        var fits = Interlocked.Add(ref _waitingBytes, waiting.Bytes) <= _bounds.WaitingBytes;
        if (!fits || !_queue.TryAdd(waiting))
        {
            OnLeft(waiting);
            waiting.Fail("The journal is not running, or too much waits for it.");
        }

        return waiting.Outcome.WaitAsync(cancellation);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, CancellationToken cancellation = default) =>
        _backend.ReadStreamAsync(stream, afterSequence, cancellation);

    /// <inheritdoc />
    public Task<JournalEntry?> FindAsync(
        string stream, string commandId, CancellationToken cancellation = default) =>
        _backend.FindAsync(stream, commandId, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default) =>
        _backend.ReadAfterAsync(position, limit, cancellation);

    /// <inheritdoc />
    public async Task<JournalPage> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, int positions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var last = (await _backend.ReadHeadAsync(cancellation)).Position;
        var through = Math.Min(position + positions, Math.Max(position, last));
        var entries = through > position && kinds.Count > 0
            ? await _backend.ReadKindsAsync(kinds, position, through, cancellation)
            : [];
        return new JournalPage(entries, through, through < last);
    }

    /// <inheritdoc />
    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
        _backend.ReadHeadAsync(cancellation);

    /// <inheritdoc />
    public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) =>
        _watch.WaitAsync(position, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        _backend.ReadTextsAsync(scope, ids, cancellation);

    /// <inheritdoc cref="IJournalBackend.HasTextsAsync"/>
    public Task<bool> HasTextsAsync(CancellationToken cancellation = default) => _backend.HasTextsAsync(cancellation);

    /// <inheritdoc cref="IJournalBackend.RenewEpochAsync"/>
    public Task<Guid> RenewEpochAsync(CancellationToken cancellation = default) =>
        _backend.RenewEpochAsync(cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // A container that knows the journal under two types disposes it twice.
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await StopAsync();
        Array.ForEach(_writers, writer => writer.Dispose());
        await _watch.DisposeAsync();
        await _backend.DisposeAsync();
    }

    private void OnWritten(IReadOnlyList<AppendOutcome> outcomes)
    {
        var last = 0L;
        foreach (var outcome in outcomes)
        {
            last = outcome is AppendOutcome.Appended appended ? Math.Max(last, appended.Position) : last;
        }

        _watch.Advance(last);
    }

    private void OnLeft(WaitingEntry waiting) => Interlocked.Add(ref _waitingBytes, -waiting.Bytes);
}
