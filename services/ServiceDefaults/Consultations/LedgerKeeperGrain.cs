using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Reads a service's journal behind its ledgers. What it has in memory is an hour of reading, and that is read again
/// from the journal when another activation takes over.
/// </summary>
[GrainType("vik.ledger-keeper")]
internal sealed partial class LedgerKeeperGrain(IServiceProvider services, IGrainContextAccessor context)
    : AggregateGrain<LedgerKeeper>(DefinitionOf(context.GrainContext.GrainId.Key.ToString()!), services),
        ILedgerKeeperGrain
{
    /// <summary>The first part of the keeper's stream.</summary>
    public const string Kind = "ledger-keeper";

    private const int HeadsAnAnchor = 1000;
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    private readonly ILogger _logger = services.GetRequiredService<ILogger<LedgerKeeperGrain>>();
    private readonly ReadingWindow _window = new(services.GetRequiredService<IOptions<ConsultationOptions>>().Value);
    private readonly AnchorFile _anchors = services.GetRequiredService<AnchorFile>();
    private readonly Dictionary<string, ChainHead> _grown = new(StringComparer.Ordinal);
    private readonly Dictionary<(SignalKind, string), Signal> _signals = [];
    private long? _read;

    /// <summary>The keeper's events.</summary>
    public static EventCatalog Catalog { get; } = new EventCatalog()
        .Add<AnchorMade>("anchor-made").Add<SignalRaised>("signal-raised").Add<SignalSeen>("signal-seen");

    /// <summary>What the shell needs to know, for the keeper of one service.</summary>
    public static AggregateDefinition<LedgerKeeper> DefinitionOf(string service) => new(
        service, Kind, LedgerKeeper.Empty, LedgerKeeper.Evolve, Catalog, SnapshotVersion: 2);

    public async Task Sweep()
    {
        var keeper = await StateAsync();
        _read ??= keeper.Recent.LastOrDefault(place => Time.GetUtcNow() - place.At >= s_window)?.Through ?? 0;
        await ReadAsync(keeper.Through);
        foreach (var (key, signal) in _signals.OrderBy(pair => pair.Value.At).ToArray())
        {
            await RaiseAsync(signal);
            _signals.Remove(key);
        }

        await AnchorAsync(_read.Value);
        await ExportAsync();
    }

    public async Task<SignalPage> ListSignals(long? before, int limit)
    {
        var older = (await StateAsync()).Signals.Reverse()
            .Where(raised => raised.Number < (before ?? long.MaxValue)).Take(limit + 1).ToArray();
        var page = older.Take(limit).ToArray();
        return new SignalPage(page, older.Length > limit ? page[^1].Number : null);
    }

    // The note is about a reader, so it is kept under their key and erased with it.
    public async Task<Reply<SignalSeenAnswer>> MarkSeen(CommandEnvelope envelope, long number, string note)
    {
        if ((await StateAsync()).Find(number) is not { } raised)
        {
            return new Reply<SignalSeenAnswer>(null, [.. envelope.Faults, Refusal.NotFound("number")]);
        }

        var now = Time.GetUtcNow();
        var scope = DossierIds.ScopeOf(DossierIds.Of(Service, raised.Signal.Actor));
        var text = await Vault.SealAsync(Guid.CreateVersion7(now), scope, note);
        var command = new MarkSignalSeen(number, envelope.Actor, now, text.Id);
        return await HandleAsync<SignalSeenAnswer>(envelope, keeper => LedgerKeeper.Decide(keeper, command), text);
    }

    public async Task<IReadOnlyList<AnchorPlace>> ListAnchors(int limit) =>
        (await StateAsync()).Recent.Reverse().Take(limit).ToArray();

    private async Task ReadAsync(long anchored)
    {
        await foreach (var page in Journal.ReadLedgersAsync(_read!.Value))
        {
            foreach (var entry in page.Entries)
            {
                Take(entry, entry.Position > anchored);
            }

            _read = page.Through;
        }
    }

    private void Take(KeptEvents entry, bool isNew)
    {
        var dossierId = LedgerPages.DossierIdOf(entry);
        foreach (var written in DossierGrain.Catalog.Read(entry.Events).OfType<LineWritten>())
        {
            foreach (var signal in _window.Add(dossierId, written.Line))
            {
                _signals[(signal.Kind, signal.Actor)] = signal;
            }

            if (isNew)
            {
                _grown[dossierId] = new ChainHead(dossierId, written.Line.Number, written.Hash);
            }
        }
    }

    private async Task RaiseAsync(Signal signal)
    {
        if ((await StateAsync()).IsQuietAbout(signal))
        {
            var command = new RaiseSignal(signal);
            await HandleAsync<SignalAnswer>(NewEnvelope(), keeper => LedgerKeeper.Decide(keeper, command));
            LogUnusual(Service, signal.Kind);
        }
    }

    // Only the last of several anchors moves the place to go on from: after a crash the heads are found again.
    private async Task AnchorAsync(long through)
    {
        var heads = _grown.Values.OrderBy(head => head.DossierId, StringComparer.Ordinal).ToArray();
        var parts = heads.Chunk(HeadsAnAnchor).ToArray();
        for (var part = 0; part < parts.Length; part++)
        {
            var before = (await StateAsync()).Through;
            var command = new MakeAnchor(
                Service, Time.GetUtcNow(), part == parts.Length - 1 ? through : before, [.. parts[part]]);
            var made = (await HandleAsync<AnchorAnswer>(
                NewEnvelope(), keeper => LedgerKeeper.Decide(keeper, command))).OrThrow();
            LogAnchored(Service, made.Number, made.Hash);
        }

        _grown.Clear();
    }

    // An anchor covers all before it, so the last one alone goes out; what can't be written is tried at every sweep.
    private async Task ExportAsync()
    {
        if ((await StateAsync()).Recent is not [.., var last])
        {
            return;
        }

        try
        {
            await _anchors.KeepAsync(Service, last);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotExported(exception, Service, last.Number);
        }
    }

    private string Service => this.GetPrimaryKeyString();

    private CommandEnvelope NewEnvelope() => CommandEnvelope.Own(
        NewId().ToString("N"), Service, "ledger");

    [LoggerMessage(LogLevel.Information, "The ledgers of {Service} are anchored: {Number} {Hash}")]
    private partial void LogAnchored(string service, long number, string hash);

    [LoggerMessage(LogLevel.Warning, "Anchor {Number} of {Service} could not be kept outside; it is tried again.")]
    private partial void LogNotExported(Exception exception, string service, long number);

    [LoggerMessage(LogLevel.Warning, "Unusual reading in {Service}: {Kind}. The administrator sees by whom.")]
    private partial void LogUnusual(string service, SignalKind kind);
}
