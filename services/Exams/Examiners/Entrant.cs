using System.Collections.Immutable;

namespace VikLearning.Exams.Examiners;

/// <summary>A student whose submission is to be scored.</summary>
/// <param name="SubmissionId">Theirs, in the sitting.</param>
/// <param name="Conflicts">
/// Who may not score it: the teachers of the student's team, of now and of before, and who coached them in practice.
/// </param>
[GenerateSerializer]
[Immutable]
[Alias("exams.entrant")]
public sealed record Entrant(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string SubmissionId,
    [property: Id(2)] ImmutableHashSet<string> Conflicts)
{
    /// <summary>The most students of one sitting.</summary>
    public const int Most = 1000;
}
