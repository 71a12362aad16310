namespace VikLearning.Exams.Appeals;

/// <summary>A student's appeal against their result. It is about what was sealed: that never changes.</summary>
/// <param name="GroundsId">Why, encrypted.</param>
/// <param name="ResultVersion">The version of the result that it is against.</param>
/// <param name="LodgedAt">When, UTC.</param>
/// <param name="Decision">What was decided; null while it waits.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.exam-appeal")]
public sealed record ExamAppeal(
    [property: Id(0)] Guid GroundsId,
    [property: Id(1)] int ResultVersion,
    [property: Id(2)] DateTimeOffset LodgedAt,
    [property: Id(3)] AppealDecision? Decision)
{
    /// <summary>The most characters of its grounds.</summary>
    public const int LongestGrounds = 4000;
}
