using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Examiners;

/// <summary>What a clerk orders for a whole sitting: that examiners are assigned, or results made known.</summary>
public sealed class PlanInput : IFormInput
{
    /// <summary>The first day on which examiners open what is theirs, ISO 8601.</summary>
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    public string? Until { get; set; }

    /// <summary>How many days there are for an appeal, as it was typed.</summary>
    public string? AppealDays { get; set; }

    /// <summary>The version of the plan, or of the exam, that the page showed.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
