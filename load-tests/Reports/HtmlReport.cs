using System.Globalization;
using System.Net;
using System.Text;
using VikLearning.LoadTests.Measuring;

namespace VikLearning.LoadTests.Reports;

/// <summary>A run as one HTML file that needs nothing else.</summary>
internal static class HtmlReport
{
    private const string Style =
        """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
               color: #1b2733; background: #fff }
        table { border-collapse: collapse; width: 100% } th, td { padding: .3rem .6rem; text-align: right }
        th:first-child, td:first-child { text-align: left } tr:nth-child(even) { background: #f2f5f8 }
        svg { width: 100%; height: auto; font-size: 13px } rect { fill: #1f5f8b } .bad { color: #a11 }
        """;

    /// <summary>The whole page.</summary>
    public static string Of(LoadRun run)
    {
        var page = new StringBuilder(Text(
            $"""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Load: {Encode(run.Name)}</title>
            <style>{Style}</style><h1>{Encode(run.Name)}</h1>
            <p>{run.StartedAt:yyyy-MM-dd HH:mm} UTC, {Machine.Here.Processors} processors,
            {Encode(Machine.Here.Runtime)}, {Machine.Here.Build} build, {Encode(Machine.Here.System)}.</p>
            """));
        page.Append(run.Failed ? """<p class="bad">Errors occurred: the figures do not count.</p>""" : "");
        foreach (var line in run.Ratios.Select(ratio => ratio.ToString()).Concat(run.Notes))
        {
            page.Append(Text($"<p>{Encode(line)}</p>"));
        }

        page.Append("<h2>Rates</h2>").Append(BarChart.Of("Operations a second, round by round", "/s", Rates(run)));
        foreach (var (measurement, title) in Charted(run))
        {
            page.Append(Text($"<h2>{Encode(title)}</h2>"));
            var steps = measurement.Shape.Select(step => (Percent(step), step.Milliseconds));
            page.Append(BarChart.Of(title, "ms", [.. steps]));
        }

        return page.Append("<h2>All rounds</h2>").Append(Rows(run)).Append("</html>\n").ToString();
    }

    private static List<(string, double)> Rates(LoadRun run) =>
        [.. run.Measurements.Select(one => ($"{one.Name}, {one.Model}", Math.Round(one.PerSecond)))];

    // Latencies that users would see come from the open model; a closed loop's are shown where there is no other.
    private static IEnumerable<(Measurement, string)> Charted(LoadRun run)
    {
        var shaped = run.Measurements.Where(one => one.Shape.Count > 0).ToList();
        var open = shaped.Where(one => one.Model == "open").ToList();
        return (open.Count > 0 ? open : [.. shaped.DistinctBy(one => one.Name)])
            .Select(one => (one, $"Latency of {one.Name} ({one.Model} model, {one.PerSecond:F0} a second)"));
    }

    private static string Rows(LoadRun run)
    {
        var table = new StringBuilder(
            "<table><tr><th>contender<th>model<th>per second<th>ended<th>errors"
            + "<th>p50 ms<th>p95 ms<th>p99 ms<th>max ms");
        foreach (var one in run.Measurements)
        {
            table.Append(Text(
                $"<tr><td>{Encode(one.Name)}<td>{one.Model}<td>{one.PerSecond:F0}<td>{one.Operations}"));
            table.Append(Text($"<td>{one.Errors}"));
            table.Append(Text(
                $"<td>{one.Latency?.P50}<td>{one.Latency?.P95}<td>{one.Latency?.P99}<td>{one.Latency?.Max}"));
        }

        return table.Append("</table>").ToString();
    }

    private static string Percent(HistogramStep step) => Text($"{step.Percentile} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
