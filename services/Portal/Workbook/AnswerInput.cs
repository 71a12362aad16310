using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Workbook;

/// <summary>A practice coach's answer as it was typed.</summary>
public sealed class AnswerInput : IFormInput
{
    /// <summary>What the coach says.</summary>
    public string? Text { get; set; }

    /// <summary>The version of the evidence that the coach read.</summary>
    public int SeenVersion { get; set; }

    /// <summary>The button that was pressed: the name of a verdict.</summary>
    public string? Verdict { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
