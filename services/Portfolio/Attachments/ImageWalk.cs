namespace VikLearning.Portfolio.Attachments;

/// <summary>Walks through an image from part to part, to its end.</summary>
internal static class ImageWalk
{
    private const int ColoursKept = 0x80;

    // What a camera puts behind a photo may be there, but no page, program, archive or document.
    private static readonly byte[][] s_hidden =
    [
        [.. "PK\x03\x04"u8], [.. "%PDF-"u8], [.. "<html"u8], [.. "<HTML"u8], [.. "<script"u8], [.. "<SCRIPT"u8],
        [.. "<!DOC"u8], [.. "<!doc"u8], [.. "<svg"u8], [.. "<?php"u8], [0x7F, .. "ELF"u8],
    ];

    /// <summary>How a PNG begins.</summary>
    public static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Chunks from IHDR to IEND, which is the end of the file.</summary>
    public static bool IsPng(FileContent content)
    {
        if (!content.Has(12, "IHDR"u8) || content.Number(8, 4, bigEndian: true) != 13
            || content.Number(16, 4, bigEndian: true) < 1 || content.Number(20, 4, bigEndian: true) < 1)
        {
            return false;
        }

        var hasData = false;
        for (var at = 8L; at <= content.Length - 12;)
        {
            var length = content.Number((int)at, 4, bigEndian: true);
            hasData |= content.Has((int)at + 4, "IDAT"u8);
            if (content.Has((int)at + 4, "IEND"u8))
            {
                return hasData && length == 0 && at + 12 == content.Length;
            }

            at += 12 + length;
        }

        return false;
    }

    /// <summary>Blocks to the trailer, which is the end of the file.</summary>
    public static bool IsGif(FileContent content)
    {
        var at = 13 + ColoursAt(content, 10);
        while (at < content.Length)
        {
            switch (content[at])
            {
                case 0x3B:
                    return at == content.Length - 1;
                case 0x21:
                    at = AfterBlocks(content, at + 2);
                    break;
                case 0x2C when at + 10 < content.Length:
                    at = AfterBlocks(content, at + 10 + ColoursAt(content, at + 9) + 1);
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Chunks that fill the file as its header says.</summary>
    public static bool IsWebp(FileContent content)
    {
        if (content.Number(4, 4, bigEndian: false) != content.Length - 8
            || !(content.Has(12, "VP8 "u8) || content.Has(12, "VP8L"u8) || content.Has(12, "VP8X"u8)))
        {
            return false;
        }

        var at = 12L;
        while (at <= content.Length - 8)
        {
            var length = content.Number((int)at + 4, 4, bigEndian: false);
            at += 8 + length + (length & 1);
        }

        return at == content.Length;
    }

    /// <summary>Segments with a frame and its scan, to the end of the image.</summary>
    public static bool IsJpeg(FileContent content)
    {
        var (at, hasFrame, hasScan) = (2, false, false);
        while (at < content.Length - 1 && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            switch (marker)
            {
                case 0xFF:
                    at++;
                    continue;
                case 0xD9:
                    return hasFrame && hasScan && !HidesSomething(content, at + 2);
                case 0xC0 or 0xC1 or 0xC2 or 0xC3 or (>= 0xC5 and <= 0xC7) or (>= 0xC9 and <= 0xCB)
                    or (>= 0xCD and <= 0xCF):
                    hasFrame = true;
                    break;
            }

            var length = content.Number(at + 2, 2, bigEndian: true);
            if (length < 2)
            {
                return false;
            }

            at += 2 + (int)length;
            if (marker == 0xDA)
            {
                hasScan = true;
                at = AfterScan(content, at);
            }
        }

        return false;
    }

    // In a scan FF is followed by 00, or by a restart; by anything else where the scan ends.
    private static int AfterScan(FileContent content, int at)
    {
        while (at < content.Length - 1
            && !(content[at] == 0xFF && content[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at;
    }

    private static bool HidesSomething(FileContent content, int from) =>
        from < content.Length && s_hidden.Any(hidden => content.LastIndexOf(hidden, from) >= 0);

    private static int ColoursAt(FileContent content, int at) =>
        at < content.Length && (content[at] & ColoursKept) != 0 ? 3 * (2 << (content[at] & 7)) : 0;

    private static int AfterBlocks(FileContent content, int at)
    {
        while (at < content.Length && content[at] != 0)
        {
            at += content[at] + 1;
        }

        return at + 1;
    }
}
