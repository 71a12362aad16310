using System.Collections.Immutable;
using CsCheck;
using VikLearning.Exams.Scoring;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class ScoringModelTests
{
    private readonly int[] _reached = new int[Enum.GetValues<ScoringStage>().Length];
    private int _corrected;

    // Whoever tries whatever in whatever order: the rules allow what a simple model allows, come to the same, and what
    // must never happen does not.
    [Fact]
    public void Scoring_is_what_a_simple_model_says()
    {
        ScoringMove.Any.Array[0, 60].Sample(tries =>
        {
            var (scores, model) = (SubmissionScores.None, new ScoringModel());
            foreach (var move in tries.SelectMany(it => it.Kind == MoveKind.Next ? model.Next(it) : [it]))
            {
                var before = scores;
                var (inBefore, decision) = (model.In.ToArray(), move.Decide(scores, model));
                scores = After(scores, decision);
                Assert.Equal(model.Try(move), decision.Refusals.IsEmpty);
                AssertSame(model, scores);
                AssertKept(before, scores, inBefore);
                AssertRight(scores, model);
            }

            Interlocked.Increment(ref _reached[(int)scores.Stage]);
            Interlocked.Add(ref _corrected, scores.Results.Length > 1 ? 1 : 0);
        }, iter: 500);

        // A model that never comes anywhere would agree with everything.
        Assert.All(_reached, count => Assert.NotEqual(0, count));
        Assert.NotEqual(0, _corrected);
    }

    private static void AssertSame(ScoringModel model, SubmissionScores scores)
    {
        Assert.Equal(model.Stage, scores.Stage);
        Assert.Equal(model.In.Take(2).Where(_ => model.In.Count > 1), scores.Pair);
        Assert.Equal(model.Settled, scores.Settled is { } settled ? RanksOf(settled.Scores) : null);
        Assert.Equal(model.Results, scores.Results.Select(result => RanksOf(result.Scores)));
    }

    // It only goes on; a sheet that was handed in and a result that was fixed stay as they are.
    private static void AssertKept(SubmissionScores before, SubmissionScores after, string[] handedIn)
    {
        Assert.True(after.Stage >= before.Stage);
        Assert.Equal(before.Results, after.Results.Take(before.Results.Length));
        Assert.InRange(after.Results.Length, before.Results.Length, before.Results.Length + 1);
        Assert.All(handedIn, examiner => Assert.Same(before.SheetOf(examiner), after.SheetOf(examiner)));
    }

    // A result is of two who are not one and both handed in; the third settles within them, and so do they.
    private static void AssertRight(SubmissionScores scores, ScoringModel model)
    {
        if (scores.Settled is { } settled)
        {
            Assert.Equal(2, scores.Pair.Distinct().Count(examiner => scores.SheetOf(examiner).SubmittedAt is not null));
            Assert.True(
                settled.By.Order().SequenceEqual(scores.Pair.Order()) || settled.By.SequenceEqual([model.Seats[2]]));
            var (one, other) = (SheetOf(scores.Pair[0]), SheetOf(scores.Pair[1]));
            Assert.All(RanksOf(settled.Scores).Index(), it => Assert.InRange(
                it.Item, Math.Min(one[it.Index], other[it.Index]), Math.Max(one[it.Index], other[it.Index])));
        }

        Assert.Equal(scores.Results.Select((_, index) => index + 1), scores.Results.Select(result => result.Version));
        Assert.All(scores.Results.Take(1), first => Assert.Equal(scores.Pair.Order(), first.By.Order()));
        Assert.All(scores.Results.Skip(1), next => Assert.NotNull(next.ReasonId));

        int[] SheetOf(string examiner) => ScoringMove.RanksOf(it => scores.SheetOf(examiner).Of(it).LevelId);
    }

    private static int[] RanksOf(ImmutableSortedDictionary<string, SettledScore> scores) =>
        ScoringMove.RanksOf(criterionId => scores[criterionId].LevelId);
}
