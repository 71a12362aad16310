using System.Globalization;
using VikLearning.Portal.RouteMap;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using Xunit;
using RouteMapDocument = VikLearning.Protos.Roster.V1.RouteMap;

namespace VikLearning.UnitTests.Portal.RouteMap;

public sealed class StudentRouteTests
{
    [Fact]
    public void Minutes_of_what_runs_through_the_year_fill_its_quarters_in_order()
    {
        var route = Route(creditedOfYear: 150);

        Assert.Equal([100, 50, 0, 0], route.Stretches.Select(stretch => stretch.Stops[^1].CreditedMinutes));
        Assert.Equal(
            [StopState.Done, StopState.UnderWay, StopState.Open, StopState.Open],
            route.Stretches.Select(stretch => stretch.Stops[^1].State));
    }

    [Theory]
    [InlineData("2026-01-01", 1)]
    [InlineData("2026-03-31", 1)]
    [InlineData("2026-04-01", 2)]
    [InlineData("2026-12-31", 4)]
    [InlineData("2027-06-01", 4)]
    public void Today_is_in_the_quarter_of_its_date_and_after_the_year_in_the_last(string today, int quarter) =>
        Assert.Equal(quarter, Route(today: today).Current.Number);

    [Fact]
    public void The_road_begins_where_the_year_does_and_has_a_place_for_every_stop()
    {
        foreach (var drawing in (RoadDrawing[])[WideRoad.Draw(Route()), TallRoad.Draw(Route())])
        {
            Assert.Equal(4, drawing.Stretches.Count);
            Assert.All(drawing.Stretches, piece => Assert.Equal(piece.Stretch.Stops.Count, piece.Stops.Count));
            for (var next = 1; next < 4; next++)
            {
                var (end, start) = (drawing.Stretches[next - 1].Line.At(1), drawing.Stretches[next].Line.At(0));
                Assert.Equal(0, double.Hypot(end.X - start.X, end.Y - start.Y), tolerance: 0.5);
            }

            Assert.All(drawing.Stretches.SelectMany(piece => piece.Stops), stop =>
            {
                Assert.InRange(stop.At.X, 0, drawing.Width);
                Assert.InRange(stop.At.Y, 0, drawing.Height);
            });
        }
    }

    [Fact]
    public void Half_a_road_is_half_as_long()
    {
        var line = new RoadLine([new(0, 0), new(10, 0), new(10, 10)]);

        Assert.Equal(new RoadPoint(10, 0), line.At(0.5));
        Assert.Equal(new RoadPoint(10, 5), line.At(0.75));
        Assert.Equal("M0 0L10 0", line.PathTo(0.5));
        Assert.Equal("", line.PathTo(0));
    }

    [Fact]
    public void Paths_are_written_for_machines_in_any_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");

        Assert.Equal("M0 0L1.5 0", new RoadLine([new(0, 0), new(1.5, 0)]).Path);
    }

    [Theory]
    [InlineData(7, 8, StopState.WithoutHours)]
    [InlineData(8, 8, StopState.Done)]
    [InlineData(0, 0, StopState.WithoutHours)]
    public void The_practice_period_is_done_when_every_task_is_signed_off(int signedOff, int tasks, StopState state)
    {
        var route = Route(workbook: new WorkbookCount(signedOff, tasks));

        Assert.Equal(state, route.Find("practice")!.Stop.State);
        Assert.Equal(state, route.Stretches[2].Stops.Single(stop => stop.ActivityId == "practice").State);
        Assert.Equal(StopState.WithoutHours, Route().Find("practice")!.Stop.State);
        Assert.Equal(StopState.WithoutHours, route.Find("other")!.Stop.State);
    }

    private static StudentRoute Route(
        int creditedOfYear = 0, string today = "2026-05-01", WorkbookCount? workbook = null)
    {
        var map = new RouteMapDocument { Quarters = { "Q1", "Q2", "Q3", "Q4" } };
        var progress = new GetProgressResponse
        {
            Today = today,
            HandInOpens = "2026-12-01",
            HandInCloses = "2026-12-14",
            ExamFrom = "2026-12-15",
            ExamTo = "2026-12-31",
        };
        var year = Activity("year", 400);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var id = map.Quarters[quarter];
            year.Quarters.Add(new QuarterMinutes { Quarter = id, RequiredMinutes = 100 });
            var session = Activity($"session-{id}", 180);
            session.Quarters.Add(new QuarterMinutes { Quarter = id, RequiredMinutes = 180 });
            map.Activities.Add(session);
            progress.Quarters.Add(Quarter(id, quarter));
        }

        map.Activities.Add(WithoutHours("practice", "practicePeriod"));
        map.Activities.Add(WithoutHours("other", "introduction"));
        map.Activities.Add(year);
        progress.Activities.Add(new ActivityProgress
        {
            ActivityId = "year",
            RequiredMinutes = 400,
            CreditedMinutes = creditedOfYear,
        });
        return StudentRoute.Of(progress, map, workbook);
    }

    private static Activity WithoutHours(string id, string kind)
    {
        var activity = Activity(id, 0);
        activity.Kind = kind;
        activity.Quarters.Add(new QuarterMinutes { Quarter = "Q3" });
        return activity;
    }

    private static Activity Activity(string id, int minutes) => new()
    {
        ActivityId = id,
        Name = new LocalizedText { Nl = $"Naam {id}", En = $"Name {id}" },
        RequiredMinutes = minutes,
    };

    private static QuarterProgress Quarter(string id, int index)
    {
        var start = new DateOnly(2026, 1, 1).AddMonths(3 * index);
        return new()
        {
            Quarter = id,
            RequiredMinutes = 280,
            StartDate = start.ToString("O", CultureInfo.InvariantCulture),
            EndDate = start.AddMonths(3).AddDays(-1).ToString("O", CultureInfo.InvariantCulture),
        };
    }
}
