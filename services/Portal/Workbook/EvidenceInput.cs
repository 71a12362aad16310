using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Workbook;

/// <summary>The form of a task's evidence as it was typed.</summary>
public sealed class EvidenceInput : IFormInput
{
    /// <summary>The button that also hands the task to the coach.</summary>
    public const string HandIn = "hand-in";

    /// <summary>What the student did.</summary>
    public string? Text { get; set; }

    /// <summary>The version that was being edited; 0 before the first.</summary>
    public int SeenVersion { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Action { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
