using System.Collections.Immutable;

namespace VikLearning.Exams.Scoring;

/// <summary>The scores that one of the two proposes to the other: a consensus, or what is definitive.</summary>
/// <param name="Number">From 1; the next proposal takes the place of the one before.</param>
/// <param name="By">Who proposes; the other confirms.</param>
/// <param name="Scores">By criterion, all of them.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.score-proposal")]
public sealed record ScoreProposal(
    [property: Id(0)] int Number,
    [property: Id(1)] string By,
    [property: Id(2)] ImmutableSortedDictionary<string, SettledScore> Scores,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The most proposals that two make each other.</summary>
    public const int Most = 100;
}
