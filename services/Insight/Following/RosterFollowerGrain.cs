using VikLearning.Insight.Chiefs;
using VikLearning.Insight.Cohorts;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>
/// Brings cohorts, their plans and their students to the cohorts, and appointments to the chiefs' rows.
/// </summary>
[GrainType("insight.roster-follower")]
internal sealed class RosterFollowerGrain(IServiceProvider services, IServiceChannels channels, ChiefRows chiefs)
    : FollowerGrain(InsightModule.Service, services), IRosterFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => "roster";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        // Rights first: a dismissal in this batch must not wait for a plan that Roster is slow to give.
        foreach (var told in batch.Facts)
        {
            await KeepAsync(told);
        }

        var plans = new Dictionary<string, Insight.Cohorts.CohortPlan>();
        foreach (var opened in batch.Facts.Select(told => told.Fact).OfType<CohortOpened>())
        {
            plans[opened.CohortId] = await PlanAsync(opened.CohortId);
        }

        await CohortRouting.RouteAsync(GrainFactory, batch, cohortId => plans[cohortId]);
    }

    /// <inheritdoc />
    protected override async Task RebuildAsync()
    {
        await chiefs.ForgetAsync();
        foreach (var cohortId in await chiefs.CohortIdsAsync())
        {
            await GrainFactory.GetGrain<ICohortGrain>(cohortId).Forget(roster: true);
        }
    }

    private Task KeepAsync(PositionedFact told) => told.Fact switch
    {
        ChiefAppointed it => chiefs.KeepAsync(it.LocationId, it.ChiefId, true, told.Position),
        ChiefDismissed it => chiefs.KeepAsync(it.LocationId, it.ChiefId, false, told.Position),
        _ => Task.CompletedTask,
    };

    private async Task<Insight.Cohorts.CohortPlan> PlanAsync(string cohortId)
    {
        var client = new CohortPlanService.CohortPlanServiceClient(channels.For(Source));
        var answer = await client.GetCohortPlanAsync(
            new GetCohortPlanRequest { CohortId = cohortId }, deadline: DateTime.UtcNow.AddSeconds(10));
        return Plans.Of(answer.Plan);
    }
}
