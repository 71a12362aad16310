using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.IntegrationTests.Journal;

internal enum Fault
{
    None,
    BeforeCommit,
    AfterCommit,
}

/// <summary>A backend whose connection is lost when the test says so.</summary>
internal sealed class FaultyBackend(IJournalBackend real) : IJournalBackend
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _gate;

    public Fault NextAppend { get; set; }

    public int FailingFinds { get; set; }

    /// <summary>Completes when an append has been held.</summary>
    public Task Held => _held.Task;

    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _gate!.SetResult();

    public Task StartAsync(CancellationToken cancellation) => real.StartAsync(cancellation);

    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<NewEntry> batch, CancellationToken cancellation)
    {
        if (_gate is not null)
        {
            _held.TrySetResult();
            await _gate.Task;
        }

        var fault = NextAppend;
        NextAppend = Fault.None;
        var outcomes = fault == Fault.BeforeCommit ? [] : await real.AppendAsync(batch, cancellation);
        return fault == Fault.None ? outcomes : throw new IOException("The connection was lost.");
    }

    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, CancellationToken cancellation) =>
        real.ReadStreamAsync(stream, afterSequence, cancellation);

    public Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation)
    {
        if (FailingFinds > 0)
        {
            FailingFinds--;
            throw new IOException("The connection is still lost.");
        }

        return real.FindAsync(stream, commandId, cancellation);
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation) =>
        real.ReadAfterAsync(position, limit, cancellation);

    public Task<IReadOnlyList<KeptEvents>> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, long through, CancellationToken cancellation) =>
        real.ReadKindsAsync(kinds, position, through, cancellation);

    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation) => real.ReadHeadAsync(cancellation);

    public Task<Guid> RenewEpochAsync(CancellationToken cancellation) => real.RenewEpochAsync(cancellation);

    public Task<bool> HasTextsAsync(CancellationToken cancellation) => real.HasTextsAsync(cancellation);

    public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        real.ReadTextsAsync(scope, ids, cancellation);

    public ValueTask DisposeAsync() => real.DisposeAsync();
}
