using VikLearning.Insight.Cohorts;
using VikLearning.Insight.DataSubjects;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Brings cohorts, their plans and their students to the cohorts, and keeps who was erased.</summary>
[GrainType("insight.roster-follower")]
internal sealed class RosterFollowerGrain(
    IServiceProvider services, IServiceChannels channels, CohortNames cohorts, PersonRows people)
    : FollowerGrain(InsightModule.Service, services), IRosterFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => "roster";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        var plans = new Dictionary<string, Insight.Cohorts.CohortPlan>();
        var cohortIds = batch.Facts.Where(told => told.Fact is CohortOpened or CohortReplanned)
            .Select(told => CohortFacts.CohortOf(told.Fact)!).Distinct();
        foreach (var cohortId in cohortIds)
        {
            plans[cohortId] = await PlanAsync(cohortId);
        }

        await CohortRouting.RouteAsync(GrainFactory, batch, cohortId => plans[cohortId]);
        foreach (var erased in batch.Facts.Select(told => told.Fact).OfType<PersonErased>())
        {
            await people.KeepErasureAsync(erased.PersonId, erased.CertificateNumber);
        }
    }

    /// <inheritdoc />
    protected override async Task RebuildAsync()
    {
        foreach (var cohortId in await cohorts.IdsAsync())
        {
            await GrainFactory.GetGrain<ICohortGrain>(cohortId).Forget(roster: true);
        }
    }

    private async Task<Insight.Cohorts.CohortPlan> PlanAsync(string cohortId)
    {
        var client = new CohortPlanService.CohortPlanServiceClient(channels.For(Source));
        var answer = await client.GetCohortPlanAsync(
            new GetCohortPlanRequest { CohortId = cohortId }, deadline: DateTime.UtcNow.AddSeconds(10));
        return Plans.Of(answer.Plan);
    }
}
