namespace VikLearning.Portal.RouteMap;

/// <summary>
/// The road for wide screens: a row a quarter, to and fro, joined by bends, with labels above and below in turn.
/// </summary>
internal static class WideRoad
{
    private const int Width = 1200;
    private const double Top = 112;
    private const double Pitch = 196;
    private const double Left = 150;
    private const double Right = 1050;
    private const double FirstStop = 182;
    private const double LastStop = 1018;
    private const double Sway = 11;
    private const double LineHeight = 16;

    public static RoadDrawing Draw(StudentRoute route)
    {
        var last = route.Stretches.Count - 1;
        var stretches = route.Stretches
            .Select((stretch, row) => new RoadStretch(
                stretch, Line(row, row == last), Sign(row), Stops(stretch, row, row == last)))
            .ToList();
        var here = stretches[route.Current.Number - 1];
        var today = here.Line.At(route.Current.Passed(route.Today));
        var flag = stretches[^1].Line.At(1);
        return new(
            "wide",
            Width,
            (int)(Top + (Pitch * last) + 104),
            stretches,
            today,
            TodaySign(here, today),
            flag,
            new(new(flag.X, flag.Y + 44), "middle", []));
    }

    private static bool Forward(int row) => row % 2 == 0;

    private static double RowY(int row, double x) =>
        Top + (Pitch * row) + (Sway * Math.Sin((x - Left) / (Right - Left) * Math.PI * 3));

    private static RoadLine Line(int row, bool last)
    {
        var steps = Enumerable.Range(0, 61).Select(step => step / 60.0);
        var (from, to) = Forward(row) ? (Left, Right) : (Right, Left);
        var straight = steps.Select(part => from + ((to - from) * part)).Select(x => new RoadPoint(x, RowY(row, x)));
        return new(last ? straight : straight.Concat(Bend(row, to)));
    }

    // Half a circle to the next row, bulging outward.
    private static IEnumerable<RoadPoint> Bend(int row, double x)
    {
        var (radius, side) = (Pitch / 2, Forward(row) ? 1 : -1);
        return Enumerable.Range(1, 30)
            .Select(step => Math.PI * step / 30)
            .Select(angle => new RoadPoint(
                x + (side * radius * Math.Sin(angle)), RowY(row, x) + radius - (radius * Math.Cos(angle))));
    }

    private static List<RoadStop> Stops(Stretch stretch, int row, bool last)
    {
        var (from, to) = Forward(row) ? (FirstStop, LastStop) : (LastStop, last ? FirstStop + 60 : FirstStop);
        return [.. stretch.Stops.Select((stop, index) =>
        {
            var x = from + ((to - from) * (index + 0.5) / stretch.Stops.Count);
            var at = new RoadPoint(x, RowY(row, x));
            return new RoadStop(stop, at, Label(stop, at, index % 2 == 0, stretch.Stops.Count > 8 ? 19 : 21));
        })];
    }

    private static RoadLabel Label(Stop stop, RoadPoint at, bool above, int letters)
    {
        var lines = RoadLabel.Wrap(stop.Name, letters);
        var y = above ? at.Y - 30 - (LineHeight * (lines.Count - 1)) - LineHeight : at.Y + 40;
        return new(new(at.X, y), "middle", lines);
    }

    // The first sign stands at the road's start, the others inside the bend that leads into their row.
    private static RoadLabel Sign(int row) => row == 0
        ? new(new(84, RowY(0, Left)), "middle", [])
        : new(new(Forward(row) ? 136 : Width - 136, Top + (Pitch * (row - 0.5))), "middle", []);

    // Over or under the road, on the side that the nearest stop's label leaves free.
    private static RoadPoint TodaySign(RoadStretch here, RoadPoint today)
    {
        var nearest = here.Stops.MinBy(stop => Math.Abs(stop.At.X - today.X));
        var below = nearest is not null && nearest.Label.At.Y < nearest.At.Y;
        return new(today.X, today.Y + (below ? 50 : -50));
    }
}
