using VikLearning.Exams;
using VikLearning.Exams.Examinations;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What the suite has put down of the exams, in its order.</summary>
internal sealed class CrowdJournal(string database) : IAsyncDisposable
{
    /// <summary>Who lets days pass.</summary>
    public const string Time = "crowd-time";

    private const int Page = 1000;

    private readonly PostgresJournalBackend _journal = new(new Database(
        new StorageOptions { Kind = StorageKind.Postgres, Postgres = database }, ExamsModule.Service, "journal"));

    private long _before;

    /// <summary>Opens it, and leaves out what is there already.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await _journal.StartAsync(stop);
        _before = (await _journal.ReadHeadAsync(stop)).Position;
    }

    /// <summary>All rows of the exam, of examiners and of who may be one.</summary>
    public async Task<IReadOnlyList<CrowdRow>> ReadAsync(CancellationToken stop)
    {
        var rows = new List<CrowdRow>();
        var position = _before;
        while (await _journal.ReadAfterAsync(position, Page, stop) is { Count: > 0 } page)
        {
            rows.AddRange(page.Select(CrowdRow.Of).OfType<CrowdRow>());
            position = page[^1].Position;
        }

        return rows;
    }

    /// <summary>
    /// Puts down that the first sitting ended yesterday, as it would be had it been planned so in time: the days of
    /// a running suite are those of the machine, and cannot be waited for.
    /// </summary>
    public async Task EndFirstSittingAsync(CancellationToken stop)
    {
        var stream = ExaminationGrain.Definition.StreamOf(CrowdCast.Cohort);
        var last = 0L;
        await foreach (var entry in _journal.ReadStreamAsync(stream, 0, stop))
        {
            last = entry.Sequence;
        }

        var now = TimeProvider.System.GetUtcNow();
        var ended = new SittingPlanned(
            new Sitting(1, CrowdCast.Today.AddDays(-CrowdAcademy.DaysOpen), CrowdCast.Today.AddDays(-1)), now);
        await _journal.AppendAsync(
            [
                new NewEntry(
                    stream, last + 1, Time, [0], now, Time, null, "administration",
                    ExaminationGrain.Definition.Events.Write([ended]), "{}", []),
            ],
            stop);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _journal.DisposeAsync();
}
