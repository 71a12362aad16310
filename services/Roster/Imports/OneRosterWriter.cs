using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace VikLearning.Roster.Imports;

/// <summary>Writes the files of an archive, each row by the names of its columns.</summary>
internal sealed class OneRosterWriter
{
    private static readonly CsvConfiguration s_csv = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    private readonly Dictionary<string, List<Dictionary<string, string>>> _rows =
        OneRosterFiles.Columns.Keys.ToDictionary(file => file, _ => new List<Dictionary<string, string>>());

    /// <summary>Adds a row; columns that are not named are empty.</summary>
    public void Add(string file, params ReadOnlySpan<(string Column, string Value)> values)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in values)
        {
            row.Add(column, value);
        }

        _rows[file].Add(row);
    }

    /// <summary>The archive of what was added, with its manifest.</summary>
    public byte[] Write()
    {
        AddManifest();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (file, columns) in OneRosterFiles.Columns)
            {
                using var text = new StreamWriter(zip.CreateEntry(file).Open(), new UTF8Encoding(false));
                Write(text, columns, _rows[file]);
            }
        }

        return bytes.ToArray();
    }

    private void AddManifest()
    {
        Add(OneRosterFiles.Manifest, ("propertyName", "manifest.version"), ("value", "1.0"));
        Add(OneRosterFiles.Manifest, ("propertyName", "oneroster.version"), ("value", OneRosterFiles.Version));
        foreach (var file in OneRosterFiles.Order.Skip(2))
        {
            var name = $"file.{file[..^".csv".Length]}";
            Add(OneRosterFiles.Manifest, ("propertyName", name), ("value", "bulk"));
        }

        foreach (var name in OneRosterFiles.Unread)
        {
            Add(OneRosterFiles.Manifest, ("propertyName", $"file.{name}"), ("value", "absent"));
        }

        Add(OneRosterFiles.Manifest, ("propertyName", "source.systemName"), ("value", "VikLearning"));
        Add(OneRosterFiles.Manifest, ("propertyName", "source.systemCode"), ("value", "viklearning"));
    }

    private static void Write(TextWriter text, string[] columns, List<Dictionary<string, string>> rows)
    {
        using var csv = new CsvWriter(text, s_csv);
        foreach (var column in columns)
        {
            csv.WriteField(column);
        }

        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                csv.WriteField(row.GetValueOrDefault(column, ""));
            }

            csv.NextRecord();
        }
    }
}
