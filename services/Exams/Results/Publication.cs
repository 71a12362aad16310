using System.Collections.Immutable;

namespace VikLearning.Exams.Results;

/// <summary>That the results of a sitting were made known, all at once.</summary>
/// <param name="Sitting">1 or 2.</param>
/// <param name="Submissions">Whose: by the submissions' ids.</param>
/// <param name="AppealUntil">The last day for looking into it and for an appeal, Europe/Amsterdam.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.publication")]
public sealed record Publication(
    [property: Id(0)] int Sitting,
    [property: Id(1)] ImmutableArray<string> Submissions,
    [property: Id(2)] DateOnly AppealUntil,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The fewest days that a student has.</summary>
    public const int FewestAppealDays = 7;

    /// <summary>The most.</summary>
    public const int MostAppealDays = 90;

    /// <summary>The most publications of one cohort.</summary>
    public const int Most = 50;
}
