using System.Collections.Immutable;

namespace VikLearning.Exams.Agreement;

/// <summary>A submission that two have scored, as agreement looks at it.</summary>
/// <param name="First">The examiner whose id comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="FirstDay">When the first handed in.</param>
/// <param name="SecondDay">When the second did.</param>
/// <param name="At">When both were in.</param>
/// <param name="Levels">By criterion the places of their levels, the first's and the second's.</param>
internal sealed record ComparedExam(
    string First, string Second, DateOnly FirstDay, DateOnly SecondDay, DateTimeOffset At,
    ImmutableSortedDictionary<string, (int First, int Second)> Levels)
{
    /// <summary>From how many students on there are figures, and by how many they advance.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// Those that figures are made of: the first so many that both were in of, a multiple of five. So two answers, one
    /// after the other, never differ by one student.
    /// </summary>
    public static IReadOnlyList<ComparedExam> Shown(IEnumerable<ComparedExam> exams)
    {
        ComparedExam[] all = [.. exams.OrderBy(exam => exam.At)];
        return all[..(all.Length - (all.Length % Fewest))];
    }
}
