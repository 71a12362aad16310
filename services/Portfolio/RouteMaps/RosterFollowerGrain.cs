using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf;
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
        var told = new List<(string StudentId, PositionedFact Fact)>();
        foreach (var fact in batch.Facts)
        {
            told.AddRange((await StudentsOfAsync(fact.Fact)).Select(student => (student, fact)));
        }

        foreach (var chunk in told.GroupBy(one => one.StudentId, one => one.Fact).Chunk(64))
        {
            await Task.WhenAll(chunk.Select(group => TellAsync(batch.Epoch, group.Key, group)));
        }
    }

    // Nothing to throw away: what a student was pinned to is the student's own history now.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;

    private async Task<IEnumerable<string>> StudentsOfAsync(IMessage fact) => fact switch
    {
        StudentEnrolled it => [it.StudentId],
        StudentMoved it => [it.StudentId],
        StudentLeft it => [it.StudentId],
        CohortReplanned it => await ReplannedAsync(it.CohortId),
        _ => [],
    };

    // Who joins later is pinned to the new plan at once; Roster's list may be newer than this fact, never older.
    private async Task<IReadOnlyList<string>> ReplannedAsync(string cohortId)
    {
        _plans.Remove(cohortId);
        var client = new CohortPlanService.CohortPlanServiceClient(channels.For(Source));
        var students = new List<string>();
        var token = "";
        do
        {
            var page = await client.ListCohortStudentsAsync(new() { CohortId = cohortId, PageToken = token });
            students.AddRange(page.StudentIds);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return students;
    }

    // One after the other: who moved and then left has left.
    private async Task TellAsync(string epoch, string studentId, IEnumerable<PositionedFact> facts)
    {
        var student = GrainFactory.GetGrain<IStudentGrain>(studentId);
        foreach (var told in facts)
        {
            // The fact's own place is the idempotency key: told twice, applied once.
            var envelope = CommandEnvelope.Own($"{Source}-{epoch}-{told.Position}", Source, "roster-fact");
            (await (told.Fact switch
            {
                StudentEnrolled it => PinAsync(student, envelope, it.CohortId, it.TeamId),
                StudentMoved it => PinAsync(student, envelope, it.CohortId, it.TeamId),
                StudentLeft it => student.LeavePlan(envelope, it.CohortId, AcademyTime.FromIso(it.Date)),
                CohortReplanned it => ReplanAsync(student, envelope, it.CohortId),
                _ => throw new ArgumentOutOfRangeException(nameof(facts)),
            })).OrThrow();
        }
    }

    private async Task<Reply<PlanAcknowledged>> PinAsync(
        IStudentGrain student, CommandEnvelope envelope, string cohortId, string teamId)
    {
        var plan = PlanOf(await CohortPlanAsync(cohortId), teamId);
        return await student.PinPlan(envelope, JsonSerializer.Serialize(plan, EventCatalog.Json));
    }

    private async Task<Reply<PlanAcknowledged>> ReplanAsync(
        IStudentGrain student, CommandEnvelope envelope, string cohortId)
    {
        var plan = PlanOf(await CohortPlanAsync(cohortId), teamId: "");
        return await student.Replan(envelope, JsonSerializer.Serialize(plan, EventCatalog.Json));
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
