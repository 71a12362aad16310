using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Feed.V1;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Slice;

/// <summary>Roster to cohort page, every service in a process of its own on PostgreSQL.</summary>
public sealed class SeparateProcessesTests(Postgres postgres) : IAsyncLifetime
{
    private const int Students = 5;
    private const int Minutes = 60;

    private static readonly (string Name, string Role)[] s_accounts =
    [
        .. Enumerable.Range(1, Students).Select(n => ($"student{n}", "student")),
        ("chief", "team-chief"),
        ("other-chief", "team-chief"),
        ("admin", "administrator"),
    ];

    private SeparateSuite _suite = null!;
    private GrpcChannel _gateway = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _suite = new SeparateSuite(await postgres.DatabaseAsync(), s_accounts);
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
    public async Task A_students_hours_reach_the_chief_and_outlive_every_process()
    {
        await MakeCohortAsync();
        foreach (var n in Enumerable.Range(1, Students))
        {
            await LogAsync($"student{n}");
        }

        Assert.Equal(Students * Minutes, await CreditedAsync());
        await AssertWithdrawalAsync("student1");

        foreach (var service in (string[])["roster", "portfolio", "insight"])
        {
            await _suite.Process(service).KillAsync();
            _suite.Process(service).Start();
        }

        await _suite.BecomeReadyAsync(Stop);
        var progress = await EnrolledAsync("student1");
        Assert.Equal((Minutes, 9360), (progress.CreditedMinutes, progress.RequiredMinutes));
        Assert.Equal(Students * Minutes, await CreditedAsync());

        var request = new VikLearning.Protos.Insight.V1.GetCohortRequest { CohortId = "cohort-1" };
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await Insight().GetCohortAsync(request, await AsAsync("other-chief")));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        await AssertFeedIsClosedAsync();
        await AssertAddressIsTheGatewaysAsync();
    }

    private async Task MakeCohortAsync()
    {
        var cohorts = new CohortService.CohortServiceClient(_gateway);
        var start = AcademyTime.Today(TimeProvider.System).AddDays(-30);
        await cohorts.OpenCohortAsync(
            new OpenCohortRequest
            {
                CohortId = "cohort-1",
                LocationId = "noord",
                Name = "Lichting 1",
                StartDate = start.ToString("O", CultureInfo.InvariantCulture),
                RouteMapId = "lpo-year-1",
                RouteMapVersion = 1,
                CalendarId = "calendar-example",
            },
            await AsAsync("admin"));
        await cohorts.AddTeamAsync(
            new AddTeamRequest { CohortId = "cohort-1", TeamId = "team-1", Name = "Team 1" }, await AsAsync("admin"));
        foreach (var n in Enumerable.Range(1, Students))
        {
            await cohorts.EnrolStudentAsync(
                new EnrolStudentRequest
                {
                    CohortId = "cohort-1",
                    TeamId = "team-1",
                    StudentId = $"student{n}",
                    Name = $"Student {n}",
                },
                await AsAsync("admin"));
        }

        await new LocationService.LocationServiceClient(_gateway).AppointChiefAsync(
            new AppointChiefRequest { LocationId = "noord", ChiefId = "chief" }, await AsAsync("admin"));
    }

    private async Task LogAsync(string student)
    {
        await EnrolledAsync(student);
        await new HoursService.HoursServiceClient(_gateway).LogHoursAsync(
            new LogHoursRequest
            {
                ActivityId = "reflection-session-1",
                Date = AcademyTime.Today(TimeProvider.System).ToString("O", CultureInfo.InvariantCulture),
                Minutes = Minutes,
            },
            await AsAsync(student));
    }

    // What is taken back over REST counts nowhere, once however often it is asked, and stays in the list.
    private async Task AssertWithdrawalAsync(string student)
    {
        await LogAsync(student);
        using var client = new HttpClient { BaseAddress = _suite.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await _suite.TokenAsync(student, Stop));
        const string Hours = "/api/portfolio/v1/me/hours";
        using var listed = JsonDocument.Parse(await client.GetStringAsync(new Uri(Hours, UriKind.Relative), Stop));
        var entry = listed.RootElement.GetProperty("entries")[0].GetProperty("entryId").GetString();

        var (first, answer) = await WithdrawAsync("key-1");
        var (again, same) = await WithdrawAsync("key-1");
        var (late, _) = await WithdrawAsync("key-2");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict, answer), (first, again, late, same));
        Assert.Equal(Minutes, (await EnrolledAsync(student)).CreditedMinutes);
        using var after = JsonDocument.Parse(await client.GetStringAsync(new Uri(Hours, UriKind.Relative), Stop));
        Assert.True(after.RootElement.GetProperty("entries")[0].TryGetProperty("withdrawnAt", out var at));
        Assert.NotEqual(JsonValueKind.Null, at.ValueKind);

        async Task<(HttpStatusCode Status, string Body)> WithdrawAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Hours}/{entry}/withdrawal");
            request.Headers.Add("Idempotency-Key", key);
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await client.SendAsync(request, Stop);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
        }
    }

    // Portfolio hears of an enrolment through the feed: ask until it has.
    private async Task<GetProgressResponse> EnrolledAsync(string student)
    {
        var client = new ProgressService.ProgressServiceClient(_gateway);
        return await Heard.ByNowAsync(
            async () => await client.GetProgressAsync(new GetProgressRequest(), await AsAsync(student)),
            Stop, StatusCode.FailedPrecondition, StatusCode.Unavailable);
    }

    private CohortInsightService.CohortInsightServiceClient Insight() => new(_gateway);

    // The live stream says when the figures have moved; a chief whom Insight does not know yet sees nothing.
    private async Task<int> CreditedAsync()
    {
        while (true)
        {
            try
            {
                using var watch = Insight().WatchCohort(
                    new WatchCohortRequest { CohortId = "cohort-1" }, await AsAsync("chief"));
                while (await watch.ResponseStream.MoveNext(Stop))
                {
                    if (watch.ResponseStream.Current.Figures.CreditedMinutes > 0)
                    {
                        return watch.ResponseStream.Current.Figures.CreditedMinutes;
                    }
                }
            }
            catch (RpcException notYet) when (notYet.StatusCode is StatusCode.NotFound or StatusCode.Unavailable)
            {
                await Task.Delay(50, Stop);
            }
        }
    }

    private async Task AssertFeedIsClosedAsync()
    {
        var request = new FollowRequest { Source = "portfolio" };
        using var direct = GrpcChannel.ForAddress(_suite.Inner("portfolio"));
        foreach (var (channel, expected) in new[]
        {
            (_gateway, StatusCode.Unimplemented), (direct, StatusCode.PermissionDenied),
        })
        {
            using var follow = new FeedService.FeedServiceClient(channel).Follow(request, await AsAsync("student1"));
            var refused = await Assert.ThrowsAsync<RpcException>(() => follow.ResponseStream.MoveNext(Stop));
            Assert.Equal(expected, refused.StatusCode);
        }
    }

    // What a caller says is their host never becomes the address that signing in leads to.
    private async Task AssertAddressIsTheGatewaysAsync()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = _suite.Address };
        const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        var back = Uri.EscapeDataString(new Uri(_suite.Address, "/portal/signin-oidc").ToString());
        foreach (var path in (string[])
        [
            "/connect/authorize?client_id=portal&response_type=code&scope=openid&code_challenge_method=S256"
                + $"&code_challenge={Challenge}&redirect_uri={back}",
            "/mijn-route",
        ])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "evil.example";
            using var answer = await client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.DoesNotContain("evil", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    private async Task<CallOptions> AsAsync(string account) => new(
        new Metadata
        {
            { "authorization", $"Bearer {await _suite.TokenAsync(account, Stop)}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
        },
        cancellationToken: Stop);
}
