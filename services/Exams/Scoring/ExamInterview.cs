using System.Collections.Immutable;

namespace VikLearning.Exams.Scoring;

/// <summary>The final interview.</summary>
/// <param name="On">The day, Europe/Amsterdam.</param>
/// <param name="Notes">What the two noted, by criterion.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.exam-interview")]
public sealed record ExamInterview(
    [property: Id(0)] DateOnly On, [property: Id(1)] ImmutableSortedDictionary<string, InterviewNote> Notes)
{
    /// <summary>The most days ahead that it is planned.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>Before it is planned.</summary>
    public static ExamInterview None { get; } =
        new(default, ImmutableSortedDictionary.Create<string, InterviewNote>(StringComparer.Ordinal));

    /// <summary>What was noted of a criterion.</summary>
    public InterviewNote Of(string criterionId) => Notes.GetValueOrDefault(criterionId) ?? InterviewNote.None;
}
