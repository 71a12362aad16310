using System.Text.Json;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.RouteMaps;

/// <summary>
/// Reads a route map as the academy writes it: hours per activity, in one quarter or over all of them.
/// </summary>
internal static class RouteMapDocument
{
    private const int MinutesAnHour = 60;

    /// <summary>Reads and checks it.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; the message says where.</exception>
    public static RouteMap Parse(JsonElement document)
    {
        var routeMap = new RouteMap
        {
            RouteMapId = document.GetProperty("id").GetString(),
            Version = document.GetProperty("version").GetInt32(),
            Name = TextOf(document.GetProperty("name")),
        };
        routeMap.Quarters.AddRange(document.GetProperty("quarters").EnumerateArray().Select(one => one.GetString()));
        routeMap.Activities.AddRange(
            document.GetProperty("activities").EnumerateArray().Select(one => ActivityOf(one, routeMap.Quarters)));
        routeMap.RequiredMinutes = routeMap.Activities.Sum(activity => activity.RequiredMinutes);
        Check(routeMap, document.GetProperty("totalHours").GetInt32() * MinutesAnHour);
        return routeMap;
    }

    private static Activity ActivityOf(JsonElement one, ICollection<string> quarters)
    {
        var activity = new Activity
        {
            ActivityId = one.GetProperty("id").GetString(),
            Kind = one.GetProperty("kind").GetString(),
            Number = one.TryGetProperty("number", out var number) ? number.GetInt32() : 0,
            Name = TextOf(one.GetProperty("name")),
            RequiredMinutes = one.GetProperty("hours").GetInt32() * MinutesAnHour,
        };
        activity.Quarters.AddRange(one.TryGetProperty("hoursByQuarter", out var byQuarter)
            ? quarters.Where(quarter => byQuarter.TryGetProperty(quarter, out _))
                .Select(quarter => Asked(quarter, byQuarter.GetProperty(quarter).GetInt32() * MinutesAnHour))
            : [Asked(one.GetProperty("quarter").GetString()!, activity.RequiredMinutes)]);
        return activity;
    }

    private static QuarterMinutes Asked(string quarter, int minutes) =>
        new() { Quarter = quarter, RequiredMinutes = minutes };

    private static LocalizedText TextOf(JsonElement text) => new()
    {
        Nl = text.GetProperty("nl").GetString(),
        En = text.GetProperty("en").GetString(),
    };

    private static void Check(RouteMap routeMap, int total)
    {
        if (routeMap.RequiredMinutes != total)
        {
            throw new InvalidDataException(
                $"{routeMap.RouteMapId}: activities ask {routeMap.RequiredMinutes}, not {total}.");
        }

        var ids = new HashSet<string>();
        foreach (var activity in routeMap.Activities)
        {
            if (!ids.Add(activity.ActivityId))
            {
                throw new InvalidDataException($"{routeMap.RouteMapId}: {activity.ActivityId} occurs twice.");
            }

            if (activity.Quarters.Sum(quarter => quarter.RequiredMinutes) != activity.RequiredMinutes
                || activity.Quarters.Any(quarter => !routeMap.Quarters.Contains(quarter.Quarter)))
            {
                throw new InvalidDataException(
                    $"{routeMap.RouteMapId}: the quarters of {activity.ActivityId} do not fit.");
            }
        }
    }
}
