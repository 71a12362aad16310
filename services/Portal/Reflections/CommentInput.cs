using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Reflections;

/// <summary>A teacher's comment as it was typed.</summary>
public sealed class CommentInput : IFormInput
{
    /// <summary>What the teacher says.</summary>
    public string? Text { get; set; }

    /// <summary>The comment that is corrected or taken back; empty for a new one.</summary>
    public string? Comment { get; set; }

    /// <summary>The version of it that was being edited.</summary>
    public int SeenVersion { get; set; }

    /// <summary><c>withdraw</c> to take it back.</summary>
    public string? Action { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
