using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VikLearning.UnitTests.Portfolio.Attachments;

/// <summary>Small files of every kind, and some that only seem to be of one.</summary>
internal static class MadeFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.";

    public static byte[] Pdf(string text = "tekst") => Encoding.ASCII.GetBytes(
        $"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    public static byte[] Png() =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
        .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
    ];

    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6,
        0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ];

    public static byte[] Webp()
    {
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 5, 0, 0, 0, 0x2F, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 5, 8, 0, 1, 0xFF, 0xDA, 0, 3, 1,
        7, 7, 0xFF, 0x00, 8, 0xFF, 0xD0, 9, 0xFF, 0xD9,
    ];

    public static byte[] Docx(params (string Name, string Text)[] more) => Office(
        "wordprocessingml.document.main+xml", "word/document.xml", more);

    public static byte[] Xlsx() => Office("spreadsheetml.sheet.main+xml", "xl/workbook.xml");

    public static byte[] Pptx() => Office("presentationml.presentation.main+xml", "ppt/presentation.xml");

    /// <summary>An office document whose main part is of a type.</summary>
    public static byte[] Office(string type, string main, params (string Name, string Text)[] more) => Zip(
        [
            ("[Content_Types].xml", $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/{main}" ContentType="{Word}{type}"/></Types>
                """),
            (main, "<document/>"), .. more,
        ]);

    public static byte[] Open(string kind, params (string Name, string Text)[] more) => Zip(
        [
            ("mimetype", $"application/vnd.oasis.opendocument.{kind}"), ("content.xml", "<c/>"),
            ("META-INF/manifest.xml", "<m/>"), .. more,
        ]);

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                var level = name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
                using var part = zip.CreateEntry(name, level).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }
}
