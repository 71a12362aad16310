using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>The shell around a dossier's ledger. The service it belongs to is the first part of its key.</summary>
[GrainType("vik.dossier")]
internal sealed class DossierGrain(IServiceProvider services, IGrainContextAccessor context)
    : AggregateGrain<Dossier>(
        DefinitionOf(DossierIds.ServiceOf(context.GrainContext.GrainId.Key.ToString()!)), services), IDossierGrain
{
    /// <summary>The first part of the streams of ledgers.</summary>
    public const string Kind = "dossier";

    private string DossierId => this.GetPrimaryKeyString();

    /// <summary>What the shell needs to know, for the ledgers of one service.</summary>
    public static AggregateDefinition<Dossier> DefinitionOf(string service) => new(
        service, Kind, Dossier.Empty, Dossier.Evolve, Catalog, SnapshotVersion: 2);

    /// <summary>The events of a ledger.</summary>
    public static EventCatalog Catalog { get; } = new EventCatalog().Add<LineWritten>("line-written");

    public async Task<ConsultationRecorded> Record(Consultation look)
    {
        // Each look is one of its own: nothing is a retry of another.
        var id = NewId();
        var envelope = new CommandEnvelope(
            id.ToString("N"), id.ToByteArray(), look.Actor, look.OnBehalfOf, look.Purpose, []);
        var command = new RecordConsultation(DossierId, look, Time.GetUtcNow());
        var reply = await HandleAsync<ConsultationRecorded>(envelope, dossier => Dossier.Decide(dossier, command));
        return reply.OrThrow();
    }

    public async Task<Reply<GlassBroken>> BreakGlass(CommandEnvelope envelope, string role, string reason)
    {
        try
        {
            var text = await Vault.SealAsync(
                NewId(), DossierIds.ScopeOf(DossierId), reason);
            var command = new BreakGlass(DossierId, envelope.Actor, role, text.Id, Time.GetUtcNow());
            return await HandleAsync<GlassBroken>(envelope, dossier => Dossier.Decide(dossier, command), text);
        }
        catch (ScopeErasedException)
        {
            // There is nothing left to look at, and the reason could not be kept.
            return new Reply<GlassBroken>(null, [Refusal.Rule("person-erased", null)]);
        }
    }

    public async Task<DateTimeOffset?> OpenUntil(string actorId) =>
        (await StateAsync()).OpenUntil.TryGetValue(actorId, out var until) && until > Time.GetUtcNow() ? until : null;

    public async Task<IReadOnlyList<ItemReading>> ReadersOf(string itemId) =>
        (await StateAsync()).ReadersOf(itemId);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadingsBy(string actorId) =>
        (await StateAsync()).ReadingsBy(actorId);

    // Every entry of the stream is one line, so an entry's sequence is its line's number.
    public async Task<LedgerPage> List(long? before, int limit)
    {
        var lines = (await StateAsync()).Lines;
        var end = Math.Clamp(before ?? lines + 1, 1, lines + 1);
        var start = Math.Max(1, end - limit);
        var page = new List<LedgerLine>();
        await foreach (var entry in Journal.ReadStreamAsync(Stream, start - 1))
        {
            if (entry.Sequence >= end)
            {
                break;
            }

            page.AddRange(Catalog.Read(entry.Events).OfType<LineWritten>().Select(written => written.Line));
        }

        page.Reverse();
        return new LedgerPage(page, start > 1 ? start : null);
    }
}
