using System.Globalization;

namespace VikLearning.Portal.RouteMap;

/// <summary>Numbers as SVG wants them, whatever the reader's language is.</summary>
internal static class Svg
{
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Pair(RoadPoint at) => $"{Number(at.X)} {Number(at.Y)}";

    public static string Move(RoadPoint to) => $"translate({Pair(to)})";
}
