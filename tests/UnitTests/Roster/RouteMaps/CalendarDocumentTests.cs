using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Documents;
using Xunit;

namespace VikLearning.UnitTests.Roster.RouteMaps;

public class CalendarDocumentTests
{
    [Fact]
    public void The_example_is_in_the_library()
    {
        var calendar = RouteMapLibrary.Suite.FindCalendar("calendar-example")!;

        Assert.Equal((1, 330, 344, 345, 363), (
            calendar.Version, calendar.HandInOpensDay, calendar.HandInClosesDay, calendar.ExamFromDay,
            calendar.ExamToDay));
        Assert.Equal(363, PlanChoice.LastDayOf(calendar));
        Assert.True(PlanChoice.Fits(RouteMapLibrary.Suite.FindRouteMap("lpo-year-1", 1)!, calendar));
    }

    [Fact]
    public void What_contradicts_itself_is_named_by_its_line()
    {
        const string Document = """
            {
              "id": "days", "version": 1,
              "timeZone": "Europe/London",
              "quarters": [
                { "id": "Q1", "startDay": 0, "endDay": 90 },
                { "id": "Q2", "startDay": 90, "endDay": 80 },
                { "id": "Q2", "startDay": 91, "endDay": 180 } ],
              "handInOpensDay": 20, "handInClosesDay": 10,
              "examFromDay": 30,
              "examToDay": 29
            }
            """;
        var faults = new DocumentFaults();
        CalendarDocument.Read(Document, faults);

        Assert.Equal(
            [
                "3 calendar-time-zone timeZone", "6 calendar-quarter-overlaps startDay",
                "6 calendar-window-closes-early endDay", "7 document-key-twice id",
                "8 calendar-window-closes-early handInClosesDay", "10 calendar-window-closes-early examToDay",
            ],
            faults.Kept.Select(fault => $"{fault.Line} {fault.What.Code} {fault.What.Field}"));
    }
}
