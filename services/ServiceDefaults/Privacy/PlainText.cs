using System.Diagnostics.CodeAnalysis;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// A text on its way to the grain that encrypts it. It prints as nothing: Orleans writes the arguments of a call that
/// is late, or fails, into its log.
/// </summary>
/// <param name="Value">The text.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.plain-text")]
public sealed record PlainText([property: Id(0)] string Value)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => "(text)";

    /// <summary>Every text can go this way.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator PlainText?(string? text) => text is null ? null : new PlainText(text);
}
