using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.RouteMaps;

/// <summary>The library on the wire.</summary>
internal sealed class RouteMapGrpcService(RouteMapLibrary library) : RouteMapService.RouteMapServiceBase
{
    public override Task<GetRouteMapResponse> GetRouteMap(GetRouteMapRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRouteMapResponse
        {
            RouteMap = library.FindRouteMap(request.RouteMapId, request.Version)
                ?? throw new RefusedException([Refusal.NotFound("routeMapId")]),
        });
}
