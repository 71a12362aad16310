using System.Collections.Immutable;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What one examiner found of one submission.</summary>
/// <param name="Saves">How often each criterion was saved.</param>
internal sealed record ModelSheet(
    ImmutableSortedDictionary<string, SaveScoreRequest> Scores, ImmutableSortedDictionary<string, int> Saves)
{
    public static ModelSheet None { get; } = new(
        ImmutableSortedDictionary<string, SaveScoreRequest>.Empty, ImmutableSortedDictionary<string, int>.Empty);

    public ImmutableSortedDictionary<string, string> Levels =>
        Scores.ToImmutableSortedDictionary(one => one.Key, one => one.Value.LevelId);

    public int Changes => Saves.Values.Sum();

    public ModelSheet With(SaveScoreRequest it) => new(
        Scores.SetItem(it.CriterionId, it),
        Saves.SetItem(it.CriterionId, Saves.GetValueOrDefault(it.CriterionId) + 1));

    // A level is motivated and rests on evidence; the lowest may rest on none.
    public bool IsWhole(ModelRubric rubric) => rubric.IsWhole(Levels) && Scores.Values.All(score =>
        score.Motivation.Length > 0 && (score.Cited.Count > 0 || rubric.RankOf(score.LevelId) == 0));
}
