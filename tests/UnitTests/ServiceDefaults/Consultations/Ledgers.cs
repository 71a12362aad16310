using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

/// <summary>
/// A service's journal with ledgers in it, as the rules write them, and open to whoever has the database in hand.
/// </summary>
internal sealed class Ledgers : IJournal
{
    // Short, so that a stretch without a line is common.
    private const int Stretch = 2;

    public const string Service = "portfolio";

    private readonly Dictionary<string, Dossier> _dossiers = [];
    private readonly Dictionary<string, ChainHead> _grown = [];
    private LedgerKeeper _keeper = LedgerKeeper.Empty;
    private DateTimeOffset _now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public List<JournalEntry> Rows { get; private set; } = [];

    public string Head => _keeper.Head;

    public static Consultation Look(string actor = "teacher01", bool holds = true, string purpose = "guiding") =>
        new(actor, "teacher", null, purpose, "progress", holds);

    /// <summary>Somebody looks at a student.</summary>
    public Ledgers Look(string student)
    {
        var dossierId = DossierIds.Of(Service, student);
        var before = _dossiers.GetValueOrDefault(dossierId, Dossier.Empty);
        var command = new RecordConsultation(dossierId, Look(), _now = _now.AddSeconds(7));
        var written = (LineWritten)Dossier.Decide(before, command).Events.Single();
        _dossiers[dossierId] = Dossier.Evolve(before, written);
        _grown[dossierId] = new ChainHead(dossierId, written.Line.Number, written.Hash);
        Append($"dossier/{dossierId}", written.Line.Number, "teacher01", "guiding", DossierGrain.Catalog, written);
        return this;
    }

    /// <summary>The keeper comes by.</summary>
    public Ledgers Anchor()
    {
        var command = new MakeAnchor(Service, _now, Rows.Count, [.. _grown.Values.OrderBy(head => head.DossierId)]);
        var made = LedgerKeeper.Decide(_keeper, command).Events.Single();
        _keeper = LedgerKeeper.Evolve(_keeper, made);
        _grown.Clear();
        Append($"ledger-keeper/{Service}", _keeper.Anchors, Service, "ledger", LedgerKeeperGrain.Catalog, made);
        return this;
    }

    /// <summary>Whoever has the database in hand changes a row.</summary>
    public void Change(JournalEntry row, Func<JournalEntry, JournalEntry> change) =>
        Rows[Rows.IndexOf(row)] = change(row);

    public Task<LedgerReport> VerifyAsync(string? anchor) => new LedgerVerification(this, Service).RunAsync(anchor);

    public async Task<IReadOnlyList<LedgerFinding>> FindingsAsync() => (await VerifyAsync(null)).Findings;

    public async IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        foreach (var row in Rows.Where(row => row.Stream == stream && row.Sequence > afterSequence))
        {
            yield return row;
        }
    }

    public Task<JournalPage> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, int positions, CancellationToken cancellation = default)
    {
        var stretch = Rows.Where(row => row.Position > position).Take(Stretch).ToArray();
        var through = stretch.Length > 0 ? stretch[^1].Position : position;
        return Task.FromResult(new JournalPage(
            [.. stretch.Where(row => kinds.Contains(row.Stream[..row.Stream.IndexOf('/', StringComparison.Ordinal)]))],
            through, Rows.Any(row => row.Position > through)));
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    private void Append(
        string stream, long sequence, string actor, string purpose, EventCatalog catalog, object happened) =>
        Rows.Add(new JournalEntry(
            Rows.Count + 1, stream, sequence, $"{Rows.Count}", [1], _now, actor, null, purpose,
            catalog.Write(ImmutableArray.Create(happened)), "{}"));
}
