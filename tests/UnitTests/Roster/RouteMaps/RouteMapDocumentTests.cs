using System.Text.Json;
using VikLearning.Roster.RouteMaps;
using Xunit;

namespace VikLearning.UnitTests.Roster.RouteMaps;

public class RouteMapDocumentTests
{
    [Fact]
    public void The_real_route_map_is_in_the_library()
    {
        var routeMap = new RouteMapLibrary().FindRouteMap("lpo-year-1", 1)!;

        Assert.Equal(26, routeMap.Activities.Count);
        Assert.Equal(9360, routeMap.RequiredMinutes);
        Assert.Equal(["Q1", "Q2", "Q3", "Q4"], routeMap.Quarters);
    }

    [Fact]
    public void Hours_that_do_not_add_up_are_named()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Parse("""{ "hours": 3, "quarter": "Q1" }""", total: 4));

        Assert.Contains("180, not 240", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarters_that_do_not_fit_are_named()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Parse("""{ "hours": 3, "quarter": "Q9" }""", total: 3));

        Assert.Contains("the quarters of a-1", fault.Message, StringComparison.Ordinal);
    }

    private static void Parse(string activity, int total)
    {
        var body = activity.TrimStart('{', ' ');
        using var document = JsonDocument.Parse($$"""
            {
              "id": "map", "version": 1, "name": { "nl": "a", "en": "a" }, "quarters": ["Q1"], "totalHours": {{total}},
              "activities": [ { "id": "a-1", "kind": "theme", "name": { "nl": "a", "en": "a" }, {{body}} ]
            }
            """);
        RouteMapDocument.Parse(document.RootElement);
    }
}
