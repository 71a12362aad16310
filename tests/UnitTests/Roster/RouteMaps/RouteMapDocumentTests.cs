using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Documents;
using Xunit;

namespace VikLearning.UnitTests.Roster.RouteMaps;

public class RouteMapDocumentTests
{
    [Fact]
    public void The_real_route_map_is_in_the_library()
    {
        var routeMap = RouteMapLibrary.Suite.FindRouteMap("lpo-year-1", 1)!;

        Assert.Equal(26, routeMap.Activities.Count);
        Assert.Equal(9360, routeMap.RequiredMinutes);
        Assert.Equal(["Q1", "Q2", "Q3", "Q4"], routeMap.Quarters);
    }

    [Fact]
    public void Its_own_text_is_read_again_as_it_was()
    {
        var library = RouteMapLibrary.Suite;
        var document = library.Find(RouteMapDocument.Kind, "lpo-year-1", 1)!.Value.Kept;

        Assert.Equal(
            library.FindRouteMap(document.Id, document.Version),
            RouteMapDocument.Read(document.Body, new DocumentFaults()));
    }

    [Fact]
    public void What_contradicts_itself_is_named_by_its_line()
    {
        const string Document = """
            {
              "id": "map", "version": 1, "name": { "nl": "a", "en": "a" },
              "quarters": ["Q1", "Q2"],
              "totalHours": 5,
              "activities": [
                { "id": "a-1", "kind": "theme", "quarter": "Q9", "hours": 3, "name": { "nl": "a", "en": "a" } },
                { "id": "a-1", "kind": "holiday", "quarter": "Q1", "hours": 2, "name": { "nl": "b", "en": "b" } },
                { "id": "a-2", "kind": "theme", "hours": 4, "name": { "nl": "c", "en": "c" },
                  "hoursByQuarter": { "Q1": 1, "Q2": 2, "Q3": 1 } }
              ]
            }
            """;

        Assert.Equal(
            [
                "4 route-map-total-differs totalHours 9", "6 route-map-quarter-unknown quarter ",
                "7 route-map-kind-unknown kind theme, reflectionSession, peerFeedbackSession, feedbackAssignment, "
                + "moralDilemmaAssignment, practicePeriod, portfolioWork",
                "7 route-map-activity-twice id ", "9 document-name-unknown  ",
                "9 route-map-quarters-do-not-add-up hoursByQuarter 3",
            ],
            FaultsOf(Document));
    }

    [Theory]
    [InlineData("", "1 document-not-json  ")]
    [InlineData("{}", "1 document-name-missing id ")]
    public void What_is_none_is_refused(string document, string fault) => Assert.Contains(fault, FaultsOf(document));

    private static IEnumerable<string> FaultsOf(string document)
    {
        var faults = new DocumentFaults();
        RouteMapDocument.Read(document, faults);
        return faults.Kept.Select(fault =>
            $"{fault.Line} {fault.What.Code} {fault.What.Field} {string.Join(' ', fault.What.Arguments)}");
    }
}
