using System.Globalization;
using System.Text;
using VikLearning.LoadTests.Measuring;

namespace VikLearning.LoadTests.Reports;

/// <summary>Measurements as text, a row each.</summary>
internal static class Table
{
    private static readonly CompositeFormat s_row =
        CompositeFormat.Parse("{0,-20} {1,-6} {2,11} {3,9} {4,7} {5,9} {6,9} {7,9} {8,9}");

    public static string Header { get; } = Line(
        "contender", "model", "per second", "ended", "errors", "p50 ms", "p95 ms", "p99 ms", "max ms");

    public static string Row(Measurement one)
    {
        var row = Line(
            one.Name, one.Model, one.PerSecond.ToString("F0", CultureInfo.InvariantCulture), one.Operations, one.Errors,
            Milliseconds(one.Latency?.P50), Milliseconds(one.Latency?.P95), Milliseconds(one.Latency?.P99),
            Milliseconds(one.Latency?.Max));
        return one.FirstError is null ? row : $"{row}\n  first error: {one.FirstError}";
    }

    private static string Milliseconds(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";

    private static string Line(params ReadOnlySpan<object> cells) =>
        string.Format(CultureInfo.InvariantCulture, s_row, cells);
}
