using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Attachments;

/// <summary>The form that adds a file, without the file; or the button that takes one away.</summary>
public sealed class AttachmentInput : IFormInput
{
    /// <summary>The file that is taken away.</summary>
    public string? Attachment { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
