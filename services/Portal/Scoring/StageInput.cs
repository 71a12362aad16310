using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Scoring;

/// <summary>The small forms of a dossier's stages: the note of a talk, the day of the interview, a confirmation.
/// </summary>
public sealed class StageInput : IFormInput
{
    /// <summary>What came of the talk.</summary>
    public string? Note { get; set; }

    /// <summary>The day of the interview, ISO 8601.</summary>
    public string? On { get; set; }

    /// <summary>The number of the proposal that is confirmed.</summary>
    public int Proposal { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
