using System.Collections.Immutable;
using VikLearning.Exams.Scoring;

namespace VikLearning.Exams.Results;

/// <summary>A version of a result. None is ever changed: a correction is the next version.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Scores">By criterion, all of them.</param>
/// <param name="Grade">What they come to.</param>
/// <param name="By">Who fixed it: of the first version the two examiners.</param>
/// <param name="ReasonId">Why it was corrected, encrypted; null of the first version.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.exam-result")]
public sealed record ExamResult(
    [property: Id(0)] int Version,
    [property: Id(1)] ImmutableSortedDictionary<string, SettledScore> Scores,
    [property: Id(2)] ExamGrade Grade,
    [property: Id(3)] ImmutableArray<string> By,
    [property: Id(4)] Guid? ReasonId,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>The most versions that a result has.</summary>
    public const int MostVersions = 20;
}
