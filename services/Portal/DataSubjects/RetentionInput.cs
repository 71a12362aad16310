using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.DataSubjects;

/// <summary>The retention form, as it was typed.</summary>
public sealed class RetentionInput : IFormInput
{
    /// <summary>Months for the portfolio.</summary>
    public string? Portfolio { get; set; }

    /// <summary>Months for the name.</summary>
    public string? Name { get; set; }

    /// <summary>The version that was being edited.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
