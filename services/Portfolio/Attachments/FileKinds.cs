using System.Collections.Frozen;

namespace VikLearning.Portfolio.Attachments;

/// <summary>What belongs to a kind of file.</summary>
internal static class FileKinds
{
    private static readonly FrozenDictionary<FileKind, string[]> s_extensions = new Dictionary<FileKind, string[]>
    {
        [FileKind.Pdf] = ["pdf"],
        [FileKind.Jpeg] = ["jpg", "jpeg"],
        [FileKind.Png] = ["png"],
        [FileKind.Gif] = ["gif"],
        [FileKind.Webp] = ["webp"],
        [FileKind.Docx] = ["docx"],
        [FileKind.Xlsx] = ["xlsx"],
        [FileKind.Pptx] = ["pptx"],
        [FileKind.Odt] = ["odt"],
        [FileKind.Ods] = ["ods"],
        [FileKind.Odp] = ["odp"],
    }.ToFrozenDictionary();

    /// <summary>The kind as the wire names it.</summary>
    public static string CodeOf(FileKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The extension that a file of the kind is given.</summary>
    public static string ExtensionOf(FileKind kind) => s_extensions[kind][0];

    /// <summary>Whether a name has one of the extensions of the kind.</summary>
    public static bool Fits(FileKind kind, string name) => s_extensions[kind].Any(
        extension => name.EndsWith($".{extension}", StringComparison.OrdinalIgnoreCase));
}
