namespace VikLearning.Portfolio.Attachments;

/// <summary>
/// Tells what a file is by its content alone: by its first bytes, and by its build from beginning to end, so that
/// nothing passes for what it is not and nothing is hidden behind it. Nothing in it is drawn or run.
/// </summary>
internal static class FileInspector
{
    /// <summary>Looks into a file.</summary>
    public static Inspection Inspect(FileContent content) => content switch
    {
        _ when content.Has(0, "%PDF-"u8) => Inspection.Of(FileKind.Pdf, IsPdf(content)),
        _ when content.Has(0, [0xFF, 0xD8, 0xFF]) => Inspection.Of(FileKind.Jpeg, ImageWalk.IsJpeg(content)),
        _ when content.Has(0, ImageWalk.PngMark) => Inspection.Of(FileKind.Png, ImageWalk.IsPng(content)),
        _ when content.Has(0, "GIF87a"u8) || content.Has(0, "GIF89a"u8) =>
            Inspection.Of(FileKind.Gif, ImageWalk.IsGif(content)),
        _ when content.Has(0, "RIFF"u8) && content.Has(8, "WEBP"u8) =>
            Inspection.Of(FileKind.Webp, ImageWalk.IsWebp(content)),
        _ when content.Has(0, "PK\x03\x04"u8) => PackageInspector.Inspect(content),
        _ => Inspection.Unknown,
    };

    // After the end of a PDF there is white space at most: not another file.
    private static bool IsPdf(FileContent content)
    {
        var end = content.LastIndexOf("%%EOF"u8, 0);
        if ((!content.Has(5, "1."u8) && !content.Has(5, "2."u8)) || end < 0
            || content.LastIndexOf("startxref"u8, 0) is var start && (start < 0 || start > end))
        {
            return false;
        }

        for (var index = end + "%%EOF".Length; index < content.Length; index++)
        {
            if (content[index] is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0))
            {
                return false;
            }
        }

        return true;
    }
}
