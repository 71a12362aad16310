using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Examiners;

/// <summary>What a clerk records of one candidate.</summary>
public sealed class CandidateInput : IFormInput
{
    /// <summary>1, 2 or 3: which examiner's seat.</summary>
    public int Seat { get; set; }

    /// <summary>Who is to sit there.</summary>
    public string? Examiner { get; set; }

    /// <summary>The version of the plan that the page showed.</summary>
    public int SeenVersion { get; set; }

    /// <summary>0 for none, 1 for not appeared, 2 for ill.</summary>
    public int Absence { get; set; }

    /// <summary>The version of the result that the page showed.</summary>
    public int SeenResult { get; set; }

    /// <summary>The criterion whose level is corrected.</summary>
    public string? Criterion { get; set; }

    /// <summary>The level that it should have.</summary>
    public string? Level { get; set; }

    /// <summary>Why an investigation begins or ends, or a result is corrected.</summary>
    public string? Reason { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
