using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>What the methods over all ledgers of a service do: signals of unusual reading, and anchors.</summary>
public sealed class SignalDesk
{
    private const int LongestNote = 1000;
    private const int MostAnchors = 100;

    private readonly IGrainFactory _grains;
    private readonly IServiceProvider _services;

    /// <summary>Finds grains, vaults and envelopes.</summary>
    public SignalDesk(IGrainFactory grains, IServiceProvider services) => (_grains, _services) = (grains, services);

    /// <summary>A page of the last signals of a service, newest first, and the token of the next.</summary>
    public async Task<(IReadOnlyList<ReadingSignal> Signals, string Next)> ListAsync(
        string service, int pageSize, string pageToken, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var fields = new RequestFields(context);
        var size = fields.PageSize(pageSize);
        var before = fields.Index(pageToken);
        fields.ThrowIfAny();
        var page = await Keeper(service).ListSignals(before, size);
        var notes = new Dictionary<Guid, string>();
        foreach (var ofReader in page.Signals.Where(raised => raised.Seen is not null)
            .ToLookup(raised => raised.Signal.Actor, raised => raised.Seen!.NoteId))
        {
            var scope = DossierIds.ScopeOf(DossierIds.Of(service, ofReader.Key));
            var read = await ShownTexts.ReadAsync(
                _services, service, scope, ofReader.Select(id => (Guid?)id), context.CancellationToken);
            foreach (var id in ofReader)
            {
                notes[id] = read[id];
            }
        }

        return ([.. page.Signals.Select(raised => SignalOf(raised, notes))], PageTokens.Of((int?)page.Next));
    }

    /// <summary>Says that the caller looked into a signal; answers when.</summary>
    public async Task<Timestamp> MarkSeenAsync(
        string service, long number, string note, IMessage request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var text = fields.Text("note", note, LongestNote, required: true);
        var envelope = _services.GetRequiredKeyedService<CommandEnvelopes>(service).For(
            context, request, fields, "signal");
        fields.ThrowIfAny();
        return (await Keeper(service).MarkSeen(envelope, number, text)).OrThrow().At.ToTimestamp();
    }

    /// <summary>The last anchors of a service, newest first.</summary>
    public async Task<IReadOnlyList<LedgerAnchor>> AnchorsAsync(string service) =>
    [
        .. (await Keeper(service).ListAnchors(MostAnchors)).Select(anchor => new LedgerAnchor
        {
            Number = anchor.Number,
            At = anchor.At.ToTimestamp(),
            Hash = anchor.Hash,
        }),
    ];

    private ILedgerKeeperGrain Keeper(string service) => _grains.GetGrain<ILedgerKeeperGrain>(service);

    private static ReadingSignal SignalOf(RaisedSignal raised, Dictionary<Guid, string> notes) => new()
    {
        Number = raised.Number,
        Kind = raised.Signal.Kind == SignalKind.ManyDossiers ? "many-dossiers" : "odd-hour",
        ActorId = raised.Signal.Actor,
        Role = raised.Signal.Role,
        Dossiers = raised.Signal.Dossiers,
        At = raised.Signal.At.ToTimestamp(),
        Seen = raised.Seen is not { } seen
            ? null
            : new Protos.Access.V1.SignalSeen
            {
                ActorId = seen.Actor,
                At = seen.At.ToTimestamp(),
                Note = notes[seen.NoteId],
            },
    };
}
