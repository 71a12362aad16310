using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.TestHosts;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>A learning team of eight with a teacher and a practice coach, who began their year and are at its hand-in.
/// </summary>
internal sealed class YearCast(SeparateSuite suite, GrpcChannel gateway, CancellationToken stop)
{
    public const string Cohort = "lichting";
    public const string Team = $"{Cohort}.team";
    public const string Teacher = "teacher";
    public const string Coach = "coach";
    public const string Chief = "chief";
    public const string Clerk = "clerk";
    private const string Administrator = "admin";

    /// <summary>The examiners' accounts, which are their ids too.</summary>
    public static IReadOnlyList<string> Examiners { get; } = [.. Enumerable.Range(1, 4).Select(n => $"examiner{n}")];

    // The example calendar takes hand-ins from day 330 to day 344.
    private const int Day = 340;

    /// <summary>The students' accounts, which are their ids too.</summary>
    public static IReadOnlyList<string> Students { get; } = [.. Enumerable.Range(1, 8).Select(n => $"student{n}")];

    /// <summary>Everybody who signs in.</summary>
    public static (string Name, string Role)[] Accounts { get; } =
    [
        .. Students.Select(student => (student, "student")),
        .. Examiners.Select(examiner => (examiner, "examiner")),
        (Teacher, "teacher"), (Coach, "practice-coach"), (Chief, "team-chief"), (Clerk, "exam-clerk"),
        (Administrator, "administrator"),
    ];

    public static DateOnly Today { get; } = AcademyTime.Today(TimeProvider.System);

    /// <summary>The year's first day.</summary>
    public static DateOnly Start { get; } = Today.AddDays(-Day);

    public GrpcChannel Gateway => gateway;

    /// <summary>The administrator makes the roster.</summary>
    public async Task EnrolAsync()
    {
        var cohorts = new CohortService.CohortServiceClient(gateway);
        await cohorts.OpenCohortAsync(
            new()
            {
                CohortId = Cohort,
                LocationId = "noord",
                Name = "Lichting",
                StartDate = AcademyTime.Iso(Start),
                RouteMapId = "lpo-year-1",
                RouteMapVersion = 1,
                CalendarId = "calendar-example",
            },
            await AsAsync(Administrator));
        await cohorts.AddTeamAsync(
            new() { CohortId = Cohort, TeamId = "team", Name = "Team" }, await AsAsync(Administrator));
        await cohorts.AssignTeacherAsync(
            new() { CohortId = Cohort, TeamId = "team", TeacherId = Teacher }, await AsAsync(Administrator));
        await new LocationService.LocationServiceClient(gateway).AppointChiefAsync(
            new() { LocationId = "noord", ChiefId = Chief }, await AsAsync(Administrator));
        foreach (var student in Students)
        {
            await cohorts.EnrolStudentAsync(
                new() { CohortId = Cohort, TeamId = "team", StudentId = student, Name = student },
                await AsAsync(Administrator));
            await new CoachService.CoachServiceClient(gateway).AppointCoachAsync(
                new()
                {
                    CohortId = Cohort,
                    StudentId = student,
                    CoachId = Coach,
                    FromDate = AcademyTime.Iso(Start),
                    UntilDate = AcademyTime.Iso(Today.AddDays(7)),
                },
                await AsAsync(Administrator));
        }
    }

    /// <summary>How far a student is, once Portfolio has heard of them.</summary>
    public Task<GetProgressResponse> ProgressAsync(string student) => OnceItIsKnownAsync(async () =>
        await new ProgressService.ProgressServiceClient(gateway).GetProgressAsync(new(), await AsAsync(student)));

    /// <summary>What travels as a fact between services is there a little later than what was answered.</summary>
    public Task<T> OnceItIsKnownAsync<T>(Func<Task<T>> ask) => Heard.ByNowAsync(
        ask, stop, StatusCode.FailedPrecondition, StatusCode.NotFound, StatusCode.Unavailable);

    /// <summary>A call by an account, each with a key of its own.</summary>
    public async Task<CallOptions> AsAsync(string account, string? purpose = null)
    {
        var headers = new Metadata
        {
            { "authorization", $"Bearer {await suite.TokenAsync(account, stop)}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
        };
        if (purpose is not null)
        {
            headers.Add("consultation-purpose", purpose);
        }

        return new CallOptions(headers, cancellationToken: stop);
    }
}
