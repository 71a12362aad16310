using System.Globalization;
using System.Net;
using System.Text;

namespace VikLearning.LoadTests.Reports;

/// <summary>Horizontal bars as inline SVG; the table beside it says the same in words.</summary>
internal static class BarChart
{
    private const int RowHeight = 26;
    private const int Left = 190;
    private const int Width = 430;

    /// <summary>One bar a row, in the order given.</summary>
    public static string Of(string title, string unit, IReadOnlyList<(string Label, double Value)> bars)
    {
        var widest = bars.Count == 0 ? 0 : bars.Max(bar => bar.Value);
        var height = (bars.Count * RowHeight) + 8;
        var svg = new StringBuilder(Text(
            $"""
            <svg viewBox="0 0 760 {height}" role="img" aria-label="{Encode(title)}">
            <title>{Encode(title)}</title>
            """));
        for (var row = 0; row < bars.Count; row++)
        {
            var (label, value) = bars[row];
            var length = widest > 0 ? value / widest * Width : 0;
            var top = (row * RowHeight) + 4;
            svg.Append(Text(
                $"""
                <text x="{Left - 8}" y="{top + 14}" text-anchor="end">{Encode(label)}</text>
                <rect x="{Left}" y="{top}" width="{length:F1}" height="18" rx="2"/>
                <text x="{Left + length + 6:F1}" y="{top + 14}">{value:G5} {Encode(unit)}</text>
                """));
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
