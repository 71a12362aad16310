namespace VikLearning.Portal.Gateway;

/// <summary>What was typed in a form.</summary>
internal static class TypedText
{
    /// <summary>A browser sends two characters for the end of a line; they are kept as one.</summary>
    public static string Plain(string? typed) => (typed ?? "").ReplaceLineEndings("\n");
}
