using VikLearning.Insight.Cohorts;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Brings hours to the cohorts they were made in.</summary>
[GrainType("insight.portfolio-follower")]
internal sealed class PortfolioFollowerGrain(IServiceProvider services, CohortNames cohorts)
    : FollowerGrain(InsightModule.Service, services), IPortfolioFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => "portfolio";

    /// <inheritdoc />
    protected override Task ApplyAsync(FactBatch batch) => CohortRouting.RouteAsync(
        GrainFactory, batch, _ => throw new InvalidOperationException("Portfolio opens no cohorts."));

    /// <inheritdoc />
    protected override async Task RebuildAsync()
    {
        foreach (var cohortId in await cohorts.IdsAsync())
        {
            await GrainFactory.GetGrain<ICohortGrain>(cohortId).Forget(roster: false);
        }
    }
}
