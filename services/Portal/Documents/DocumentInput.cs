using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Documents;

/// <summary>A document as it was written in the form.</summary>
public sealed class DocumentInput : IFormInput
{
    /// <summary>What the form's second button says.</summary>
    public const string Adding = "add";

    /// <summary>The kind as the address has it: <c>routekaart</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The document's text.</summary>
    public string? Document { get; set; }

    /// <summary>Which button was pressed: to check, or <see cref="Adding"/>.</summary>
    public string? Do { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
