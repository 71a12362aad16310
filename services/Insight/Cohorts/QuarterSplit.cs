using System.Collections.Immutable;

namespace VikLearning.Insight.Cohorts;

/// <summary>
/// How a shown total is divided over the quarters while the exact division would give a student away: in the
/// proportions of the last exact one. It uses only what is shown already, so it tells nothing more.
/// </summary>
internal static class QuarterSplit
{
    /// <summary>Minutes by quarter. They add up to the total; none is above its limit while another has room.</summary>
    /// <param name="total">The shown total, not negative.</param>
    /// <param name="exact">The last exact division.</param>
    /// <param name="limits">What each quarter can hold at most: its required minutes times the head count.</param>
    public static ImmutableArray<int> Of(int total, ImmutableArray<int> exact, ImmutableArray<int> limits)
    {
        if (limits.IsEmpty || total == exact.Sum())
        {
            return [.. limits.Select((_, quarter) => quarter < exact.Length ? exact[quarter] : 0)];
        }

        // Before the first exact division the only proportions known are those of the plan.
        var weights = exact.Sum() > 0 ? exact : limits;
        var whole = Math.Max(1, weights.Sum(weight => (long)weight));
        var parts = limits.Select((limit, quarter) => Math.Min(
            limit, (int)(quarter < weights.Length ? (long)total * weights[quarter] / whole : 0))).ToArray();
        var rest = total - parts.Sum();
        for (var quarter = 0; quarter < parts.Length; quarter++)
        {
            var added = quarter == parts.Length - 1 ? rest : Math.Min(rest, limits[quarter] - parts[quarter]);
            parts[quarter] += added;
            rest -= added;
        }

        return [.. parts];
    }
}
