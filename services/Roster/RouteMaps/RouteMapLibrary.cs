using System.Reflection;
using System.Text.Json;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.RouteMaps;

/// <summary>
/// The route maps and calendars that a cohort can be pinned to. A document never changes; a new one is added.
/// </summary>
internal sealed class RouteMapLibrary
{
    private readonly Dictionary<(string Id, int Version), RouteMap> _routeMaps = [];
    private readonly Dictionary<string, Calendar> _calendars = [];

    /// <summary>Reads the documents that come with the suite.</summary>
    /// <exception cref="InvalidDataException">A document contradicts itself; the message says where.</exception>
    public RouteMapLibrary()
    {
        foreach (var (name, document) in Documents())
        {
            if (name.EndsWith(".route-map.json", StringComparison.Ordinal))
            {
                var routeMap = RouteMapDocument.Parse(document);
                _routeMaps.Add((routeMap.RouteMapId, routeMap.Version), routeMap);
            }
            else
            {
                var calendar = CalendarDocument.Parse(document);
                _calendars.Add(calendar.CalendarId, calendar);
            }
        }
    }

    /// <summary>A version of a route map, or null.</summary>
    public RouteMap? FindRouteMap(string id, int version) => _routeMaps.GetValueOrDefault((id, version));

    /// <summary>A calendar, or null.</summary>
    public Calendar? FindCalendar(string id) => _calendars.GetValueOrDefault(id);

    private static IEnumerable<(string Name, JsonElement Document)> Documents()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            yield return (name, document.RootElement.Clone());
        }
    }
}
