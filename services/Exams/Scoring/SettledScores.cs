using System.Collections.Immutable;

namespace VikLearning.Exams.Scoring;

/// <summary>What the portfolio is worth: by consensus of the two, or as the third decided.</summary>
/// <param name="Scores">By criterion, all of them.</param>
/// <param name="By">Who settled it.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.settled-scores")]
public sealed record SettledScores(
    [property: Id(0)] ImmutableSortedDictionary<string, SettledScore> Scores,
    [property: Id(1)] ImmutableArray<string> By,
    [property: Id(2)] DateTimeOffset At)
{
    /// <summary>Before anything is settled.</summary>
    public static ImmutableSortedDictionary<string, SettledScore> None { get; } =
        ImmutableSortedDictionary.Create<string, SettledScore>(StringComparer.Ordinal);
}
