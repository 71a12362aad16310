using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Dilemmas;

/// <summary>The form that begins a dilemma, as it was typed.</summary>
public sealed class StartDilemmaInput : IFormInput
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>A dilemma of the library; empty for one's own.</summary>
    public string? LibraryDilemma { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
