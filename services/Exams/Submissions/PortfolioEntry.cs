namespace VikLearning.Exams.Submissions;

/// <summary>An entry of the student's own portfolio that they chose as evidence: ids only.</summary>
/// <param name="EntryId">
/// The id of the reflection, the dilemma or the task; of peer feedback the round's; empty for the assignment.
/// </param>
/// <param name="Version">Which version; 0 where there are none.</param>
/// <param name="GiverId">Who gave it; of peer feedback only, else empty.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.portfolio-entry")]
public sealed record PortfolioEntry(
    [property: Id(0)] EntryKind Kind,
    [property: Id(1)] string EntryId,
    [property: Id(2)] int Version,
    [property: Id(3)] string GiverId)
{
    /// <summary>The most entries for one criterion.</summary>
    public const int MostOfACriterion = 10;

    /// <summary>The most different entries of a submission.</summary>
    public const int Most = 40;
}
