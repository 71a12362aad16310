using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>What a seal is of.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="StudentId">Whose it is.</param>
/// <param name="CohortId">In which cohort.</param>
/// <param name="Sitting">1 or 2.</param>
/// <param name="Seal">Which seal of this submission, from 1.</param>
/// <param name="HandedInAt">When, UTC, in whole milliseconds.</param>
/// <param name="RubricId">What it will be scored by.</param>
/// <param name="RubricVersion">Which version of that.</param>
/// <param name="Criteria">What is evidence for what.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.seal-subject")]
public sealed record SealSubject(
    [property: Id(0)] Guid SubmissionId,
    [property: Id(1)] string StudentId,
    [property: Id(2)] string CohortId,
    [property: Id(3)] int Sitting,
    [property: Id(4)] int Seal,
    [property: Id(5)] DateTimeOffset HandedInAt,
    [property: Id(6)] string RubricId,
    [property: Id(7)] int RubricVersion,
    [property: Id(8)] ImmutableArray<SealedCriterion> Criteria)
{
    /// <summary>The container's format, by which it is verified.</summary>
    public const string Format = "viklearning-seal-1";

    /// <summary>The head of the chain: everything in the container's header but items and root.</summary>
    internal JsonObject Described() => new()
    {
        ["criteria"] = new JsonArray(
        [
            .. Criteria.Select(criterion => new JsonObject
            {
                ["id"] = criterion.CriterionId,
                ["items"] = new JsonArray([.. criterion.Items.Select(number => (JsonNode)number)]),
            }),
        ]),
        ["format"] = Format,
        ["submission"] = new JsonObject
        {
            ["cohortId"] = CohortId,
            ["handedInAt"] = TimeOf(HandedInAt),
            ["id"] = SubmissionId.ToString("N"),
            ["rubricId"] = RubricId,
            ["rubricVersion"] = RubricVersion,
            ["seal"] = Seal,
            ["sitting"] = Sitting,
            ["studentId"] = StudentId,
        },
    };

    /// <summary>A time as seals write it: RFC 3339, UTC, with milliseconds.</summary>
    internal static string TimeOf(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
