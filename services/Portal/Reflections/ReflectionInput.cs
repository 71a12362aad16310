using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Reflections;

/// <summary>The reflection form as it was typed: it comes back unchanged when something is wrong.</summary>
public sealed class ReflectionInput : IFormInput
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The activity it belongs to; empty for a free one.</summary>
    public string? Activity { get; set; }

    /// <summary>The version that was being edited; 0 for a new reflection.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
