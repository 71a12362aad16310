using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>Reads a file of an archive: RFC 4180 in UTF-8, with the header that OneRoster gives it.</summary>
internal static class CsvTable
{
    /// <summary>The most lines of a file.</summary>
    public const int MostLines = 60_000;

    private const int LongestValue = 1000;

    /// <summary>The rows, as far as the file can be read; what is wrong with its form is among the faults.</summary>
    public static IReadOnlyList<CsvRow> Read(string file, TextReader text, ImportFaults faults)
    {
        var broken = new HashSet<int>();
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = found => broken.Add(found.Context.Parser!.RawRow),
            DetectColumnCountChanges = false,
            IgnoreBlankLines = true,
        });
        if (!parser.Read() || HeaderOf(file, parser.Record!, faults) is not { } columns)
        {
            if (parser.Record is null)
            {
                faults.AddToFile(file, Refusal.Rule("import-file-empty", null));
            }

            return [];
        }

        return RowsOf(file, parser, columns, broken, faults);
    }

    private static List<CsvRow> RowsOf(
        string file, CsvParser parser, Dictionary<string, int> columns, HashSet<int> broken, ImportFaults faults)
    {
        var rows = new List<CsvRow>();
        var width = parser.Record!.Length;
        while (parser.Read())
        {
            var row = new CsvRow(file, parser.RawRow, columns, parser.Record!);
            if (rows.Count >= MostLines)
            {
                faults.AddToFile(file, Refusal.Rule("import-file-too-long", null, $"{MostLines}"));
                return [];
            }

            if (WhyBroken(parser.Record!, width, broken.Contains(parser.RawRow)) is { } why)
            {
                faults.Add(row, why);
                continue;
            }

            rows.Add(row);
        }

        return rows;
    }

    private static Refusal? WhyBroken(string[] values, int width, bool isBroken) =>
        isBroken ? Refusal.Rule("import-quotes-broken", null)
        : values.Length != width ? Refusal.Rule("import-columns-differ", null, $"{width}", $"{values.Length}")
        : values.Any(value => value.Length > LongestValue)
            ? Refusal.Rule("import-value-too-long", null, $"{LongestValue}")
        : values.Any(value => value.Any(char.IsControl)) ? Refusal.Rule("import-control-character", null)
        : values.Any(value => value.Contains('\uFFFD', StringComparison.Ordinal))
            ? Refusal.Rule("import-not-utf8", null)
        : null;

    // The order of the columns is fixed by the standard; the places are what is read by all the same.
    private static Dictionary<string, int>? HeaderOf(string file, string[] header, ImportFaults faults)
    {
        var before = faults.Count;
        foreach (var column in OneRosterFiles.Columns[file].Except(header, StringComparer.Ordinal))
        {
            faults.Add(new ImportFault(file, 1, Refusal.Malformed("import-column-missing", column)));
        }

        foreach (var column in header.GroupBy(name => name, StringComparer.Ordinal).Where(it => it.Skip(1).Any()))
        {
            faults.Add(new ImportFault(file, 1, Refusal.Rule("import-column-twice", null)));
        }

        return faults.Count > before
            ? null
            : header.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }
}
