using System.Collections.Immutable;
using System.Text.Json;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.RouteMaps;

/// <summary>Routes an enrolment to the student it concerns, with the plan of the cohort.</summary>
[GrainType("portfolio.roster-follower")]
internal sealed class RosterFollowerGrain(IServiceProvider services, IServiceChannels channels)
    : FollowerGrain(PortfolioModule.Service, services), IRosterFollowerGrain
{
    private readonly Dictionary<string, CohortPlan> _plans = [];

    /// <inheritdoc />
    protected override string Source => "roster";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var chunk in batch.Facts.Where(told => told.Fact is StudentEnrolled).Chunk(64))
        {
            await Task.WhenAll(chunk.Select(told => PinAsync(batch.Epoch, told, (StudentEnrolled)told.Fact)));
        }
    }

    // Nothing to throw away: what a student was pinned to is the student's own history now.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;

    private async Task PinAsync(string epoch, PositionedFact told, StudentEnrolled fact)
    {
        var plan = PlanOf(await CohortPlanAsync(fact.CohortId), fact.TeamId);
        var student = GrainFactory.GetGrain<IStudentGrain>(fact.StudentId);

        // The fact's own place is the idempotency key: told twice, applied once.
        var place = $"{Source}-{epoch}-{told.Position}";
        var envelope = CommandEnvelope.Own(place, Source, "roster-fact");
        (await student.PinPlan(envelope, JsonSerializer.Serialize(plan, EventCatalog.Json))).OrThrow();
    }

    private async Task<CohortPlan> CohortPlanAsync(string cohortId)
    {
        if (!_plans.TryGetValue(cohortId, out var plan))
        {
            var client = new CohortPlanService.CohortPlanServiceClient(channels.For(Source));
            plan = (await client.GetCohortPlanAsync(new GetCohortPlanRequest { CohortId = cohortId })).Plan;
            _plans[cohortId] = plan;
        }

        return plan;
    }

    private static PinnedPlan PlanOf(CohortPlan plan, string teamId)
    {
        var quarters = plan.Calendar.Quarters
            .Select(quarter => new PlanQuarter(quarter.Quarter, quarter.StartDay, quarter.EndDay))
            .ToImmutableArray();
        var calendar = plan.Calendar;
        return new PinnedPlan(
            plan.CohortId, teamId, plan.PlanVersion,
            AcademyTime.FromIso(plan.StartDate),
            plan.RouteMap.RouteMapId, plan.RouteMap.Version, quarters,
            [.. plan.RouteMap.Activities.Select(activity => ActivityOf(activity, quarters))],
            calendar.HandInOpensDay, calendar.HandInClosesDay, calendar.ExamFromDay, calendar.ExamToDay);
    }

    private static PlannedActivity ActivityOf(Activity activity, ImmutableArray<PlanQuarter> quarters) => new(
        activity.ActivityId, activity.Kind,
        [.. quarters.Select(quarter => activity.Quarters
            .FirstOrDefault(asked => asked.Quarter == quarter.Quarter)?.RequiredMinutes ?? 0)]);
}
