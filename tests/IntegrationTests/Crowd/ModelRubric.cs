using System.Collections.Immutable;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What levels come to, told again as simply as can be.</summary>
internal sealed class ModelRubric(Rubric rubric)
{
    private const int MostApart = 1;

    public IReadOnlyList<string> Criteria { get; } = [.. rubric.Criteria.Select(it => it.CriterionId)];

    public IReadOnlyList<string> Levels { get; } = [.. rubric.Levels.Select(it => it.LevelId)];

    public int Fewest(string criterion) => rubric.Criteria.Single(it => it.CriterionId == criterion).FewestEntries;

    public int RankOf(string level) => Levels.ToList().IndexOf(level);

    /// <summary>Whether there is a level for each criterion.</summary>
    public bool IsWhole(ImmutableSortedDictionary<string, string> levels) =>
        levels.Keys.Order().SequenceEqual(Criteria.Order()) && levels.Values.All(Levels.Contains);

    /// <summary>A grade in tenths, and whether it passes.</summary>
    public (int Tenths, bool Passed) GradeOf(ImmutableSortedDictionary<string, string> levels)
    {
        var mean = rubric.Criteria.Sum(it => (decimal)it.Weight * LevelOf(it).Points)
            / rubric.Criteria.Sum(it => it.Weight);
        var tenths = (int)Math.Round(mean, MidpointRounding.AwayFromZero);
        return rubric.Criteria.Any(it => it.KnockOut && !LevelOf(it).Suffices)
            ? (Math.Min(tenths, rubric.PassMarkTenths - 1), false)
            : (tenths, tenths >= rubric.PassMarkTenths);

        RubricLevel LevelOf(RubricCriterion criterion) => rubric.Levels[RankOf(levels[criterion.CriterionId])];
    }

    /// <summary>Whether two agree well enough to settle it between them.</summary>
    public bool AreNear(
        ImmutableSortedDictionary<string, string> one, ImmutableSortedDictionary<string, string> other) =>
        Criteria.All(it => Math.Abs(RankOf(one[it]) - RankOf(other[it])) <= MostApart)
        && GradeOf(one).Passed == GradeOf(other).Passed;

    /// <summary>Whether levels are nowhere below or above both of two others.</summary>
    public bool AreWithin(
        ImmutableSortedDictionary<string, string> levels, ImmutableSortedDictionary<string, string> one,
        ImmutableSortedDictionary<string, string> other) => Criteria.All(it =>
        RankOf(levels[it]) >= Math.Min(RankOf(one[it]), RankOf(other[it]))
        && RankOf(levels[it]) <= Math.Max(RankOf(one[it]), RankOf(other[it])));
}
