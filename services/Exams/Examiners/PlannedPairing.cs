namespace VikLearning.Exams.Examiners;

/// <summary>The examiners of a submission, and the days on which they may.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.planned-pairing")]
internal sealed record PlannedPairing(
    [property: Id(0)] Pairing Pairing, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly Until)
{
    /// <summary>Whether they may open it on a day.</summary>
    public bool IsOpenOn(DateOnly day) => From <= day && day <= Until;
}
