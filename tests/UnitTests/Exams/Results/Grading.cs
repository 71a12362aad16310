using CsCheck;
using VikLearning.Exams.Results;
using VikLearning.Exams.Rubrics;

namespace VikLearning.UnitTests.Exams.Results;

/// <summary>A rubric that an academy might have, and a level for each of its criteria.</summary>
internal sealed record Grading(Rubric Rubric, int[] Ranks)
{
    private static readonly RubricWords s_words = new("", "");

    /// <summary>Two to six rising levels, one to six criteria of any weight, and any pass mark.</summary>
    public static Gen<Grading> Any { get; } = Gen.Select(
        Gen.Int[10, 100].HashSet[2, 6], Gen.Int[0, 5],
        Gen.Select(Gen.Int[1, 100], Gen.Int[0, 2], Gen.Int[0, 59]).Array[1, 6], Gen.Int[11, 100],
        (points, sufficing, criteria, passMark) => Of(
            passMark, [.. points.Order()], 1 + (sufficing % (points.Count - 1)),
            [.. criteria.Select(one => (one.Item1, one.Item2 == 0, one.Item3 % points.Count))]));

    public ExamGrade Grade => GradeRule.Of(Rubric, Levels);

    public Dictionary<string, string> Levels =>
        Ranks.Index().ToDictionary(one => $"c{one.Index}", one => $"l{one.Item}");

    /// <summary>The mean as it is, in tenths.</summary>
    public decimal Mean =>
        Rubric.Criteria.Zip(Ranks, (criterion, rank) => (decimal)criterion.Weight * Rubric.Levels[rank].Points).Sum()
        / Rubric.Criteria.Sum(criterion => criterion.Weight);

    /// <summary>The same with a criterion one level higher, where there is one.</summary>
    public IEnumerable<Grading> OneHigher() =>
        from at in Enumerable.Range(0, Ranks.Length)
        where Ranks[at] + 1 < Rubric.Levels.Length
        select this with { Ranks = [.. Ranks.Index().Select(one => one.Item + (one.Index == at ? 1 : 0))] };

    public static Grading Of(
        int passMark, int[] points, int firstSufficing, params (int Weight, bool IsKnockOut, int Rank)[] criteria) =>
        new(
            new Rubric(
                "rubric", 1, s_words,
                [
                    .. criteria.Index().Select(one => new RubricCriterion(
                        $"c{one.Index}", s_words, s_words, one.Item.Weight, one.Item.IsKnockOut, 1, [])),
                ],
                [
                    .. points.Index().Select(one => new RubricLevel(
                        $"l{one.Index}", s_words, one.Item, one.Index >= firstSufficing)),
                ],
                passMark),
            [.. criteria.Select(one => one.Rank)]);
}
