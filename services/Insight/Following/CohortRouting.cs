using VikLearning.Insight.Cohorts;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Brings a batch's facts to the cohorts they are about, each cohort's in one call and in order.</summary>
internal static class CohortRouting
{
    // A cohort keeps its student's hours for as long as it likes; what matters is that one message stays small.
    private const int MostFactsACall = 1000;

    /// <summary>Completes when every cohort has its facts on disk.</summary>
    public static Task RouteAsync(
        IGrainFactory grains, FactBatch batch, Func<string, Insight.Cohorts.CohortPlan> plan) =>
        Task.WhenAll(batch.Facts
            .GroupBy(told => CohortFacts.CohortOf(told.Fact) ?? "")
            .Where(group => group.Key.Length > 0)
            .Select(group => TellAsync(
                grains.GetGrain<ICohortGrain>(group.Key),
                [.. group.Select(told => CohortFacts.Of(told, plan))])));

    private static async Task TellAsync(ICohortGrain cohort, CohortFact[] facts)
    {
        foreach (var part in facts.Chunk(MostFactsACall))
        {
            await cohort.Apply(part);
        }
    }
}
