using System.Collections.Immutable;

namespace VikLearning.Insight.Cohorts;

/// <summary>The figures of a cohort that anyone outside may see. Nothing else of it ever leaves.</summary>
/// <param name="StudentCount">0 while fewer than five students are named.</param>
/// <param name="CreditedMinutes">The sum over the students.</param>
/// <param name="ExactSplit">Minutes by quarter when every quarter that moved had been moved by five.</param>
/// <param name="OnTrackCount">
/// Frozen with the hours: recounted as days pass, it would tell when one falls behind.
/// </param>
/// <param name="AsOf">When the figures advanced, to the minute; null before the first time.</param>
/// <param name="Revision">How often they advanced.</param>
internal sealed record ShownFigures(
    int StudentCount,
    int CreditedMinutes,
    ImmutableArray<int> ExactSplit,
    int OnTrackCount,
    DateTimeOffset? AsOf,
    int Revision)
{
    /// <summary>Nothing has been shown.</summary>
    public static ShownFigures None { get; } = new(0, 0, [], 0, null, 0);
}
