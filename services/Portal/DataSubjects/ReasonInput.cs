using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.DataSubjects;

/// <summary>A form that asks for a reason, as it was typed.</summary>
public sealed class ReasonInput : IFormInput
{
    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether it is known that the person is an active student.</summary>
    public bool AlthoughActive { get; set; }

    /// <summary>Whether it is understood that it can't be undone.</summary>
    public bool Sure { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
