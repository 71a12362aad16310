using System.IO.Compression;
using System.Text;
using System.Xml;

namespace VikLearning.Portfolio.Attachments;

/// <summary>
/// Tells what a ZIP is: an office document, by what it says of its own parts. Only that one part is unpacked; the
/// others are held against what the list says of them.
/// </summary>
internal static class PackageInspector
{
    private const int MostParts = 5_000;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int MostOfTypes = 1024 * 1024;
    private const int EndSize = 22;
    private const string Types = "[Content_Types].xml";
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    /// <summary>Looks into a ZIP.</summary>
    public static Inspection Inspect(FileContent content)
    {
        // The list of a ZIP is at its very end, so nothing comes after it; what comes before its first part is no ZIP.
        if (!content.Has(content.Length - EndSize, "PK\x05\x06"u8)
            || content.Number(content.Length - 12, 2, bigEndian: false) > MostParts)
        {
            return Inspection.Damaged;
        }

        try
        {
            using var stream = new ContentStream(content);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return Judge(zip, content);
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or IOException
            or NotSupportedException or ArgumentException)
        {
            return Inspection.Damaged;
        }
    }

    private static Inspection Judge(ZipArchive zip, FileContent content)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!zip.Entries.All(entry => !entry.IsEncrypted && IsName(entry.FullName) && names.Add(entry.FullName)))
        {
            return Inspection.Damaged;
        }

        // Parts that lie over each other make a small file large without end; they would be more than there is.
        if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked
            || zip.Entries.Sum(entry => entry.CompressedLength) > content.Length)
        {
            return Inspection.UnpacksTooLarge;
        }

        return names.Contains(Types) ? JudgeOpenXml(zip, names)
            : content.Has(30, "mimetype"u8) ? JudgeOpenDocument(zip, names)
            : Inspection.Unknown;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 512 && name[0] is not ('/' or '\\')
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal);

    private static Inspection JudgeOpenXml(ZipArchive zip, HashSet<string> names)
    {
        var parts = TypesIn(zip.GetEntry(Types)!);
        if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            || parts.Any(part => Speaks(part.Type, "macroEnabled") || Speaks(part.Type, "vbaProject")))
        {
            return Inspection.HasMacros;
        }

        foreach (var (type, kind) in s_openXml)
        {
            if (parts.FirstOrDefault(part => part.Type == type).Name is { Length: > 1 } main)
            {
                return Inspection.Of(kind, names.Contains(main[1..]));
            }
        }

        return Inspection.Unknown;
    }

    private static readonly (string Type, FileKind Kind)[] s_openXml =
    [
        ($"{OpenXml}wordprocessingml.document.main+xml", FileKind.Docx),
        ($"{OpenXml}spreadsheetml.sheet.main+xml", FileKind.Xlsx),
        ($"{OpenXml}presentationml.presentation.main+xml", FileKind.Pptx),
    ];

    private static bool Speaks(string type, string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static List<(string Name, string Type)> TypesIn(ZipArchiveEntry entry)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(Unpack(entry)),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var parts = new List<(string, string)>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                parts.Add((reader.GetAttribute("PartName") ?? "", type));
            }
        }

        return parts;
    }

    private static Inspection JudgeOpenDocument(ZipArchive zip, HashSet<string> names)
    {
        if (names.Any(name => name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)))
        {
            return Inspection.HasMacros;
        }

        var isWhole = names.Contains("content.xml") && names.Contains("META-INF/manifest.xml");
        return Encoding.ASCII.GetString(Unpack(zip.GetEntry("mimetype")!)) switch
        {
            $"{OpenDocument}text" => Inspection.Of(FileKind.Odt, isWhole),
            $"{OpenDocument}spreadsheet" => Inspection.Of(FileKind.Ods, isWhole),
            $"{OpenDocument}presentation" => Inspection.Of(FileKind.Odp, isWhole),
            _ => Inspection.Unknown,
        };
    }

    // However small it says it is: no more is unpacked than this.
    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[Math.Min(entry.Length, MostOfTypes) + 1];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read < bytes.Length ? bytes[..read] : throw new InvalidDataException("A part is larger than it says.");
    }
}
