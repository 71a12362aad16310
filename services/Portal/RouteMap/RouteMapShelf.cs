using System.Collections.Concurrent;
using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using RouteMapDocument = VikLearning.Protos.Roster.V1.RouteMap;

namespace VikLearning.Portal.RouteMap;

/// <summary>
/// Route maps that were read before. A version never changes, so one copy serves everyone; the few there are stay.
/// </summary>
internal sealed class RouteMapShelf
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<(string Id, int Version), RouteMapDocument> _maps = [];

    public async Task<RouteMapDocument> GetAsync(
        RouteMapService.RouteMapServiceClient client, string id, int version, CallOptions options)
    {
        if (_maps.TryGetValue((id, version), out var kept))
        {
            return kept;
        }

        var request = new GetRouteMapRequest { RouteMapId = id, Version = version };
        var answer = await client.GetRouteMapAsync(request, options);
        if (_maps.Count < Most)
        {
            _maps[(id, version)] = answer.RouteMap;
        }

        return answer.RouteMap;
    }

    /// <summary>
    /// An activity from any map on the shelf: enough to name it while the services cannot be reached.
    /// </summary>
    public Activity? Find(string activityId) =>
        _maps.Values.SelectMany(map => map.Activities).FirstOrDefault(activity => activity.ActivityId == activityId);
}
