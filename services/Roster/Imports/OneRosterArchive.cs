using System.IO.Compression;
using System.Text;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>Opens an archive and reads its files, within limits: a small zip can hold much of nothing.</summary>
internal static class OneRosterArchive
{
    /// <summary>The most bytes of an archive.</summary>
    public const int MostBytes = 700 * 1024;

    /// <summary>The most bytes of all its files together.</summary>
    public const long MostUnpacked = 20 * 1024 * 1024;

    private const int MostFiles = 40;

    /// <summary>The rows of each file that is read; a file with a fault in its form has none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CsvRow>> Read(byte[] archive, ImportFaults faults)
    {
        if (archive.Length > MostBytes)
        {
            faults.AddToFile("", Refusal.Rule("import-archive-too-large", null, $"{MostBytes / 1024}"));
            return new Dictionary<string, IReadOnlyList<CsvRow>>();
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
            return Read(zip, faults);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            faults.AddToFile("", Refusal.Rule("import-archive-unreadable", null));
            return new Dictionary<string, IReadOnlyList<CsvRow>>();
        }
    }

    private static Dictionary<string, IReadOnlyList<CsvRow>> Read(ZipArchive zip, ImportFaults faults)
    {
        var tables = new Dictionary<string, IReadOnlyList<CsvRow>>();
        var left = MostUnpacked;
        if (zip.Entries.Count > MostFiles)
        {
            faults.AddToFile("", Refusal.Rule("import-archive-too-large", null, $"{MostBytes / 1024}"));
            return tables;
        }

        foreach (var file in OneRosterFiles.Order.Where(file => file.Length > 0))
        {
            if (zip.GetEntry(file) is not { } entry)
            {
                faults.AddToFile(file, Refusal.Rule("import-file-missing", null));
                continue;
            }

            if (Unpack(entry, ref left) is not { } bytes)
            {
                faults.AddToFile("", Refusal.Rule(
                    "import-archive-unpacked-too-large", null, $"{MostUnpacked / 1024 / 1024}"));
                return tables;
            }

            using var text = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false));
            tables[file] = CsvTable.Read(file, text, faults);
        }

        return tables;
    }

    // What the archive says of its files' lengths need not be so: only what comes out counts.
    private static byte[]? Unpack(ZipArchiveEntry entry, ref long left)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            left -= read;
            if (left < 0)
            {
                return null;
            }

            unpacked.Write(buffer, 0, read);
        }

        return unpacked.ToArray();
    }
}
