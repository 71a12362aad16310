namespace VikLearning.ServiceDefaults.Journal;

/// <summary>An entry in the queue, with the caller who waits for it.</summary>
internal sealed class WaitingEntry(NewEntry entry, int bytes)
{
    // Asynchronous continuations: the writer never runs a caller's code.
    private readonly TaskCompletionSource<AppendOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NewEntry Entry => entry;

    public int Bytes => bytes;

    public Task<AppendOutcome> Outcome => _outcome.Task;

    public void Complete(AppendOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(string reason, Exception? cause = null) =>
        _outcome.TrySetException(new JournalUnavailableException(reason, cause!));
}
