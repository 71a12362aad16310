namespace VikLearning.Exams.Submissions;

/// <summary>Something that a submission lacks.</summary>
/// <param name="CriterionId">Of which criterion; empty for the whole.</param>
/// <param name="Fewest">What there must be at least.</param>
/// <param name="Present">What there is.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.submission-lack")]
public sealed record SubmissionLack(
    [property: Id(0)] string Code,
    [property: Id(1)] string CriterionId,
    [property: Id(2)] int Fewest,
    [property: Id(3)] int Present)
{
    /// <summary>Too few hours, in percent of the route map's.</summary>
    public const string HoursFew = "hours-few";

    /// <summary>Too few entries for a criterion.</summary>
    public const string EvidenceFew = "evidence-few";
}
