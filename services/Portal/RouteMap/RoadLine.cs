using System.Globalization;
using System.Text;

namespace VikLearning.Portal.RouteMap;

/// <summary>A curve as many short straight pieces, so that any share of it can be found and drawn.</summary>
public sealed class RoadLine
{
    private readonly RoadPoint[] _points;
    private readonly double[] _lengths;

    /// <summary>A curve through the points.</summary>
    public RoadLine(IEnumerable<RoadPoint> points)
    {
        _points = [.. points];
        _lengths = new double[_points.Length];
        for (var i = 1; i < _points.Length; i++)
        {
            var (from, to) = (_points[i - 1], _points[i]);
            _lengths[i] = _lengths[i - 1] + double.Hypot(to.X - from.X, to.Y - from.Y);
        }
    }

    /// <summary>The whole curve as an SVG path.</summary>
    public string Path => PathTo(1);

    /// <summary>The place at a share of its length, 0 to 1.</summary>
    public RoadPoint At(double share)
    {
        var length = Math.Clamp(share, 0, 1) * _lengths[^1];
        var next = Array.FindIndex(_lengths, reached => reached >= length);
        if (next <= 0)
        {
            return _points[0];
        }

        var part = (length - _lengths[next - 1]) / (_lengths[next] - _lengths[next - 1]);
        var (from, to) = (_points[next - 1], _points[next]);
        return new(from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part));
    }

    /// <summary>The first share of the curve as an SVG path; empty for nothing.</summary>
    public string PathTo(double share)
    {
        if (share <= 0)
        {
            return "";
        }

        var end = At(share);
        var length = Math.Clamp(share, 0, 1) * _lengths[^1];
        var path = new StringBuilder("M");
        for (var i = 0; i < _points.Length && _lengths[i] < length; i++)
        {
            Append(path, _points[i]).Append('L');
        }

        return Append(path, end).ToString();
    }

    private static StringBuilder Append(StringBuilder path, RoadPoint point) =>
        path.Append(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}");
}
