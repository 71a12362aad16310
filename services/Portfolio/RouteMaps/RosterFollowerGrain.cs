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
                StudentEnrolled it => student.PinPlan(envelope, await PlanAsync(it.CohortId, it.TeamId)),
                StudentMoved it => student.PinPlan(envelope, await PlanAsync(it.CohortId, it.TeamId)),
                StudentLeft it => student.LeavePlan(envelope, it.CohortId, AcademyTime.FromIso(it.Date)),
                CohortReplanned it => student.Replan(envelope, await PlanAsync(it.CohortId, teamId: "")),
                _ => throw new ArgumentOutOfRangeException(nameof(facts)),
            })).OrThrow();
        }
    }

    // As JSON, as students take it in.
    private async Task<string> PlanAsync(string cohortId, string teamId)
    {
        if (!_plans.TryGetValue(cohortId, out var plan))
        {
            var client = new CohortPlanService.CohortPlanServiceClient(channels.For(Source));
            plan = (await client.GetCohortPlanAsync(new GetCohortPlanRequest { CohortId = cohortId })).Plan;
            _plans[cohortId] = plan;
        }

        return JsonSerializer.Serialize(PinnedPlans.Of(plan, teamId), EventCatalog.Json);
    }
}
