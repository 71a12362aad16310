using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Roster.Locations;

/// <summary>Wire to grain and back, for locations.</summary>
internal sealed class LocationGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes) : LocationService.LocationServiceBase
{
    private const string Purpose = "administration";

    public override async Task<AppointChiefResponse> AppointChief(
        AppointChiefRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var locationId = fields.Id("locationId", request.LocationId);
        var command = new AppointChief(fields.Id("chiefId", request.ChiefId));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Location(locationId).AppointChief(envelope, command)).OrThrow();
        return new AppointChiefResponse { ChiefId = answer.ChiefId };
    }

    public override async Task<DismissChiefResponse> DismissChief(
        DismissChiefRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var locationId = fields.Id("locationId", request.LocationId);
        var command = new DismissChief(fields.Id("chiefId", request.ChiefId));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Location(locationId).DismissChief(envelope, command)).OrThrow();
        return new DismissChiefResponse { ChiefId = answer.ChiefId };
    }

    private ILocationGrain Location(string locationId) =>
        grains.GetGrain<ILocationGrain>(RosterFields.KeyOf(locationId));
}
