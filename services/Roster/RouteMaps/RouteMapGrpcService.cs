using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Roster.RouteMaps;

/// <summary>The library on the wire.</summary>
internal sealed class RouteMapGrpcService(ShelfReader<RouteMapLibrary> documents) : RouteMapService.RouteMapServiceBase
{
    public override async Task<GetRouteMapResponse> GetRouteMap(
        GetRouteMapRequest request, ServerCallContext context) =>
        new()
        {
            RouteMap = (await documents.ReadAsync()).FindRouteMap(request.RouteMapId, request.Version)
                ?? throw new RefusedException([Refusal.NotFound("routeMapId")]),
        };
}
