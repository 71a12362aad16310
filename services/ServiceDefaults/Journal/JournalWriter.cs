using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// One loop that puts all that waits into one append of the backend (group commit). It runs on the thread pool, never
/// on a grain's scheduler. Several may share a queue.
/// </summary>
internal sealed class JournalWriter(
    JournalQueue queue,
    IJournalBackend backend,
    DoubtResolver doubt,
    Action<IReadOnlyList<AppendOutcome>> written,
    Action<WaitingEntry> left,
    ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _abort = new();
    private Task _loop = Task.CompletedTask;
    private int _answered;

    /// <summary>Starts the loop.</summary>
    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Completes when the closed queue is empty; on cancellation fails what is left.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await using var abort = cancellation.Register(_abort.Cancel);
        await _loop;
    }

    /// <inheritdoc />
    public void Dispose() => _abort.Dispose();

    private async Task RunAsync()
    {
        while (await queue.WaitAsync())
        {
            await LetReturnAsync();
            var batch = queue.Take();
            if (batch.Count == 0)
            {
                continue;
            }

            try
            {
                _abort.Token.ThrowIfCancellationRequested();
                await WriteAsync(batch);
            }
            catch (Exception failure)
            {
                // The loop outlives everything; who waits is told that nobody knows.
                JournalLog.WriterFailed(logger, failure);
                batch.ForEach(waiting => waiting.Fail("The journal's writer failed.", failure));
            }

            batch.ForEach(left);
            queue.Return(batch);
            _answered = batch.Count;
        }
    }

    // Who was just answered often has more to write. Letting those run first, for a few turns of the thread pool and
    // no clock's time, fills the next batch; without it full batches alternate with nearly empty ones.
    private async Task LetReturnAsync()
    {
        for (var turn = 0; turn < 4 && queue.Count < _answered; turn++)
        {
            await Task.Yield();
        }
    }

    private async Task WriteAsync(List<WaitingEntry> batch)
    {
        try
        {
            var outcomes = await backend.AppendAsync(batch.ConvertAll(waiting => waiting.Entry), _abort.Token);
            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].Complete(outcomes[index]);
            }

            written(outcomes);
        }
        catch (EntriesRefusedException refused) when (batch.Count > 1)
        {
            JournalLog.BatchRefused(logger, batch.Count, refused);
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
            JournalLog.AppendInDoubt(logger, batch.Count, failure);
            written(await doubt.ResolveAsync(batch, failure, _abort.Token));
        }
    }
}
