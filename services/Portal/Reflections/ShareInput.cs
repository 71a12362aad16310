using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Reflections;

/// <summary>The buttons by which a version is shared with an audience, or withdrawn from it.</summary>
public sealed class ShareInput : IFormInput
{
    /// <summary><c>teacher</c> or <c>team</c>.</summary>
    public string? Audience { get; set; }

    /// <summary><c>withdraw</c>, or else it is shared.</summary>
    public string? Action { get; set; }

    /// <summary>The version that is shared.</summary>
    public int Version { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
