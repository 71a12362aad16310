using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Exams;

/// <summary>The entries that were ticked for a criterion; also what is handed in.</summary>
public sealed class EvidenceInput : IFormInput
{
    /// <summary>The ticked entries, as <see cref="EvidenceOption.Value"/> writes them.</summary>
    public string[]? Entries { get; set; }

    /// <summary>The changes of the choice that the page showed.</summary>
    public int SeenChanges { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
