using System.Collections.Immutable;
using VikLearning.Portfolio.RouteMaps;

namespace VikLearning.Portfolio.Hours;

/// <summary>
/// Which cohort a student's credited minutes count in. They stay in the one they were made in, also when the student
/// goes on in another: that one counts what came on top. What is taken back leaves the last one first.
/// </summary>
internal static class CohortCredit
{
    /// <summary>What is told of each cohort whose minutes change, that of the plan last and always.</summary>
    /// <param name="told">What was told last of each cohort, the earliest first.</param>
    /// <param name="plan">The plan that the student follows.</param>
    /// <param name="credited">The credited minutes by quarter of the plan, of all cohorts together.</param>
    public static IEnumerable<HoursProgressed> Of(
        ImmutableArray<HoursProgressed> told, PinnedPlan plan, ImmutableArray<int> credited)
    {
        var left = credited.ToArray();
        foreach (var earlier in told.Where(one => one.CohortId != plan.CohortId))
        {
            var kept = earlier.Quarters.Select(quarter => quarter with
            {
                CreditedMinutes = Take(left, plan, quarter),
            }).ToImmutableArray();
            if (!kept.SequenceEqual(earlier.Quarters))
            {
                yield return earlier with { Quarters = kept };
            }
        }

        yield return new HoursProgressed(
            plan.CohortId,
            [.. plan.Quarters.Select((quarter, index) => new QuarterCredit(quarter.Quarter, left[index]))]);
    }

    /// <summary>What was told last of each cohort, after one more word.</summary>
    public static ImmutableArray<HoursProgressed> After(ImmutableArray<HoursProgressed> told, HoursProgressed word)
    {
        for (var index = 0; index < told.Length; index++)
        {
            if (told[index].CohortId == word.CohortId)
            {
                return told.SetItem(index, word);
            }
        }

        return told.Add(word);
    }

    /// <summary>The minutes of all cohorts together, by the quarters of one of them.</summary>
    public static ImmutableArray<int> Sum(
        ImmutableArray<HoursProgressed> told, ImmutableArray<QuarterCredit> quarters) =>
        told.Length == 1
            ? [.. quarters.Select(quarter => quarter.CreditedMinutes)]
            : [.. quarters.Select(quarter => told.SelectMany(one => one.Quarters)
                .Where(one => one.Quarter == quarter.Quarter).Sum(one => one.CreditedMinutes))];

    // A quarter that the plan does not have is another route map's: nothing of it changes.
    private static int Take(int[] left, PinnedPlan plan, QuarterCredit quarter)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (plan.Quarters[index].Quarter == quarter.Quarter)
            {
                var taken = Math.Min(left[index], quarter.CreditedMinutes);
                left[index] -= taken;
                return taken;
            }
        }

        return quarter.CreditedMinutes;
    }
}
