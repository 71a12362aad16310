namespace VikLearning.Portal.RouteMap;

/// <summary>The road for narrow screens: from top to bottom, labels at its right.</summary>
internal static class TallRoad
{
    private const int Width = 360;
    private const double Middle = 98;
    private const double Sway = 20;
    private const double SignHeight = 92;
    private const double StopHeight = 58;
    private const double FlagRoom = 36;
    private const double LabelX = 154;
    private const int Letters = 22;

    public static RoadDrawing Draw(StudentRoute route)
    {
        var y = 24.0;
        var stretches = new List<RoadStretch>();
        foreach (var stretch in route.Stretches)
        {
            var room = stretch == route.Stretches[^1] ? FlagRoom : 0;
            var height = SignHeight + (StopHeight * stretch.Stops.Count) + room;
            var top = y;
            var first = top + SignHeight;
            var stops = stretch.Stops.Select((stop, index) => Place(stop, first + (StopHeight * (index + 0.3))));
            stretches.Add(new(stretch, Line(top, top + height), new(new(LabelX, top + 40), "start", []), [.. stops]));
            y += height;
        }

        var here = stretches[route.Current.Number - 1];
        var today = here.Line.At(route.Current.Passed(route.Today));
        var flag = stretches[^1].Line.At(1);
        return new(
            "tall",
            Width,
            (int)y + 84,
            stretches,
            today,
            new(38, today.Y),
            flag,
            new(new(LabelX, flag.Y + 6), "start", []));
    }

    private static double RoadX(double y) => Middle + (Sway * Math.Sin(y / 74));

    private static RoadLine Line(double from, double to)
    {
        var steps = (int)((to - from) / 8);
        return new(Enumerable.Range(0, steps + 1)
            .Select(step => from + ((to - from) * step / steps))
            .Select(y => new RoadPoint(RoadX(y), y)));
    }

    private static RoadStop Place(Stop stop, double y)
    {
        var lines = RoadLabel.Wrap(stop.Name, Letters);
        return new(stop, new(RoadX(y), y), new(new(LabelX, y - 4 - (8 * (lines.Count - 1))), "start", lines));
    }
}
