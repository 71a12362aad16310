using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.TestHosts;
using Xunit;
using InsightCohort = VikLearning.Protos.Insight.V1.GetCohortRequest;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>What Roster ends, ends in every service: each in a process of its own, asked through the gateway.</summary>
public sealed class WithdrawnRelationsTests(Postgres postgres) : IAsyncLifetime
{
    private static readonly TimeSpan s_atMost = TimeSpan.FromSeconds(60);

    private SeparateSuite _suite = null!;
    private GrpcChannel _gateway = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (string, string)[] accounts =
        [
            ("teacher", "teacher"), ("chief", "team-chief"), ("admin", "administrator"), ("coach", "practice-coach"),
        ];
        _suite = new SeparateSuite(await postgres.DatabaseAsync(), accounts);
        await _suite.StartAsync(Stop);
        _gateway = GrpcChannel.ForAddress(_suite.GrpcAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _gateway?.Dispose();
        if (_suite is not null)
        {
            await _suite.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_withdrawn_relation_stops_working_within_a_minute_in_every_service()
    {
        await MakeCohortAsync();
        foreach (var look in Looks)
        {
            await UntilAsync(look, StatusCode.OK);
        }

        var since = Stopwatch.GetTimestamp();
        await new CohortService.CohortServiceClient(_gateway).UnassignTeacherAsync(
            new UnassignTeacherRequest { CohortId = "cohort-1", TeamId = "team-1", TeacherId = "teacher" },
            await AsAsync("admin"));
        await new LocationService.LocationServiceClient(_gateway).DismissChiefAsync(
            new DismissChiefRequest { LocationId = "noord", ChiefId = "chief" }, await AsAsync("admin"));
        await Coaches.WithdrawCoachAsync(
            new WithdrawCoachRequest { CohortId = "cohort-1", StudentId = "student", CoachId = "coach" },
            await AsAsync("admin"));
        foreach (var look in Looks)
        {
            await UntilAsync(look, StatusCode.NotFound);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, s_atMost);
        Assert.Empty((await Teachers.ListMyStudentsAsync(
            new ListMyStudentsRequest(), await AsAsync("teacher"))).Students);
    }

    private TeacherService.TeacherServiceClient Teachers => new(_gateway);

    private CoachService.CoachServiceClient Coaches => new(_gateway);

    // One of each service that keeps relations.
    private IEnumerable<Func<Task>> Looks =>
    [
        async () => await Teachers.GetMyStudentAsync(
            new GetMyStudentRequest { StudentId = "student" }, await AsAsync("teacher")),
        async () => await new GuidanceService.GuidanceServiceClient(_gateway).GetStudentProgressAsync(
            new GetStudentProgressRequest { StudentId = "student" }, await AsAsync("teacher")),
        async () => await new CohortInsightService.CohortInsightServiceClient(_gateway).GetCohortAsync(
            new InsightCohort { CohortId = "cohort-1" }, await AsAsync("chief")),
        async () => await Coaches.GetMyCoachedStudentAsync(
            new GetMyCoachedStudentRequest { StudentId = "student" }, await AsAsync("coach")),
    ];

    private async Task MakeCohortAsync()
    {
        var cohorts = new CohortService.CohortServiceClient(_gateway);
        await cohorts.OpenCohortAsync(
            new OpenCohortRequest
            {
                CohortId = "cohort-1",
                LocationId = "noord",
                Name = "Lichting 1",
                StartDate = "2026-03-02",
                RouteMapId = "lpo-year-1",
                RouteMapVersion = 1,
                CalendarId = "calendar-example",
            },
            await AsAsync("admin"));
        await cohorts.AddTeamAsync(
            new AddTeamRequest { CohortId = "cohort-1", TeamId = "team-1", Name = "Team 1" }, await AsAsync("admin"));
        await cohorts.EnrolStudentAsync(
            new EnrolStudentRequest { CohortId = "cohort-1", TeamId = "team-1", StudentId = "student", Name = "S" },
            await AsAsync("admin"));
        await cohorts.AssignTeacherAsync(
            new AssignTeacherRequest { CohortId = "cohort-1", TeamId = "team-1", TeacherId = "teacher" },
            await AsAsync("admin"));
        await new LocationService.LocationServiceClient(_gateway).AppointChiefAsync(
            new AppointChiefRequest { LocationId = "noord", ChiefId = "chief" }, await AsAsync("admin"));
        await Coaches.AppointCoachAsync(
            new AppointCoachRequest
            {
                CohortId = "cohort-1",
                StudentId = "student",
                CoachId = "coach",
                FromDate = "2026-03-02",
                UntilDate = "2028-03-02",
            },
            await AsAsync("admin"));
    }

    // What is told travels by the feed: ask until it has arrived.
    private static async Task UntilAsync(Func<Task> look, StatusCode wanted)
    {
        while (await StatusAsync(look) != wanted)
        {
            await Task.Delay(50, Stop);
        }
    }

    private static async Task<StatusCode> StatusAsync(Func<Task> look)
    {
        try
        {
            await look();
            return StatusCode.OK;
        }
        catch (RpcException answer)
        {
            return answer.StatusCode;
        }
    }

    private async Task<CallOptions> AsAsync(string account) => new(
        new Metadata
        {
            { "authorization", $"Bearer {await _suite.TokenAsync(account, Stop)}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
            { "consultation-purpose", "guiding" },
        },
        cancellationToken: Stop);
}
