using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// What the ledger's methods do, alike in every service: each has its own, since a ledger stays with what was seen.
/// </summary>
public sealed class LedgerDesk
{
    private readonly IGrainFactory _grains;
    private readonly IServiceProvider _services;

    /// <summary>Finds grains, vaults and envelopes.</summary>
    public LedgerDesk(IGrainFactory grains, IServiceProvider services) => (_grains, _services) = (grains, services);

    /// <summary>A page of a person's ledger with its reasons, newest first, and the token of the next.</summary>
    public async Task<(IReadOnlyList<ConsultationLine> Lines, string Next)> ListAsync(
        string service, string person, int pageSize, string pageToken, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var fields = new RequestFields(context);
        var size = fields.PageSize(pageSize);
        var before = fields.Index(pageToken);
        fields.ThrowIfAny();
        var dossierId = DossierIds.Of(service, person);
        var page = await _grains.GetGrain<IDossierGrain>(dossierId).List(before, size);
        var reasons = await ShownTexts.ReadAsync(
            _services, service, DossierIds.ScopeOf(dossierId), page.Lines.Select(line => line.ReasonId),
            context.CancellationToken);
        return ([.. page.Lines.Select(line => LineOf(line, reasons))], PageTokens.Of((int?)page.Next));
    }

    /// <summary>
    /// Opens a person's data to the caller for a while; answers until when, or null when it was only to be validated.
    /// </summary>
    public async Task<Timestamp?> BreakGlassAsync(
        string service, string person, string reason, bool validateOnly, IMessage request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var key = fields.Id("personId", person);
        var text = fields.Reason("reason", reason);
        var envelopes = _services.GetRequiredKeyedService<CommandEnvelopes>(service);
        var envelope = envelopes.For(context, request, fields, Purposes.BreakGlass);
        fields.ThrowIfAny();
        if (validateOnly)
        {
            return null;
        }

        var role = _services.GetRequiredService<AccessRules>().RoleOf(context);
        return (await DossierOf(service, key).BreakGlass(envelope, role, text)).OrThrow().Until.ToTimestamp();
    }

    /// <summary>Until when the caller's own broken glass opens a person's data; null when it does not.</summary>
    public async Task<Timestamp?> GlassAsync(string service, string person, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var key = fields.Id("personId", person);
        fields.ThrowIfAny();
        return (await DossierOf(service, key).OpenUntil(context.Caller().Subject))?.ToTimestamp();
    }

    /// <summary>Who was shown one thing of a person's, in the order in which they first were.</summary>
    public Task<IReadOnlyList<ItemReading>> ReadersAsync(string service, string person, Guid item) =>
        DossierOf(service, person).ReadersOf(item.ToString("N"));

    /// <summary>When somebody was last shown what of a person's, by the thing's id.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadingsByAsync(
        string service, string person, string actor) => DossierOf(service, person).ReadingsBy(actor);

    private IDossierGrain DossierOf(string service, string person) =>
        _grains.GetGrain<IDossierGrain>(DossierIds.Of(service, person));

    private static ConsultationLine LineOf(LedgerLine line, ShownTexts reasons) => new()
    {
        Number = line.Number,
        At = line.At.ToTimestamp(),
        ActorId = line.Actor,
        Role = line.Role,
        OnBehalfOf = line.OnBehalfOf ?? "",
        Purpose = line.Purpose,
        Shown = line.Shown,
        Outcome = line.Outcome switch
        {
            LedgerOutcome.Shown => ConsultationOutcome.Shown,
            LedgerOutcome.Refused => ConsultationOutcome.Refused,
            _ => ConsultationOutcome.GlassBroken,
        },
        Reason = reasons[line.ReasonId],
        ItemId = line.ItemId ?? "",
    };
}
