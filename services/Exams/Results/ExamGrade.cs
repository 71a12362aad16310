using System.Collections.Immutable;

namespace VikLearning.Exams.Results;

/// <summary>What a set of scores comes to.</summary>
/// <param name="Tenths">The grade in tenths: 55 is 5.5.</param>
/// <param name="Passed">Whether that is enough.</param>
/// <param name="KnockedOut">The knock-out criteria that do not suffice, in the rubric's order.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.exam-grade")]
public sealed record ExamGrade(
    [property: Id(0)] int Tenths, [property: Id(1)] bool Passed, [property: Id(2)] ImmutableArray<string> KnockedOut);
