using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.IntegrationTests.Doors;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Foreign;

/// <summary>Any OpenID Connect provider will do, and staff can be asked for a second factor.</summary>
public sealed class ForeignProviderTests(ForeignSuite suite) : IClassFixture<ForeignSuite>
{
    private static readonly ForeignPerson s_student = new("cursist-1", "Cursist Eén", ["Cursist"]);
    private static readonly ForeignPerson s_admin = new("beheer-1", "Beheer", ["Beheer"]) { Amr = ["pwd", "otp"] };
    private static readonly ForeignPerson s_chief = new("chef-1", "Chef", ["Chef"]) { Acr = "urn:academie:hoog" };
    private static readonly ForeignPerson s_lax = new("docent-1", "Docent", ["Docent"]) { Amr = ["pwd"], Acr = "0" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CohortService.CohortServiceClient Cohorts => new(suite.Gateway);

    private IEnumerable<(Uri Address, string Area)> Places =>
    [
        (suite.Suite.GrpcAddress, "roster"), (suite.Suite.GrpcAddress, "insight"),
        (suite.Suite.Inner("roster"), "roster"), (suite.Suite.Inner("portfolio"), "portfolio"),
        (suite.Suite.Inner("insight"), "insight"),
    ];

    [Fact]
    public async Task A_year_begins_with_the_provider_s_own_claims()
    {
        await OpenCohortAsync();

        // The services sign in at the provider too: what Roster tells arrives.
        while (await StatusAsync(async () => await new ProgressService.ProgressServiceClient(suite.Gateway)
            .GetProgressAsync(new(), suite.As(s_student))) != StatusCode.OK)
        {
            await Task.Delay(50, Stop);
        }

        suite.Provider.Person = s_student;
        using var browser = new PortalBrowser(suite.Suite.Address);
        using var page = await browser.OpenAsync("/portal/sign-in", Stop);
        var html = await page.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Cursist E&#xE9;n", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/mijn-route", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("openid leren", suite.Provider.Asked!["scope"]);
        Assert.Equal(ForeignProvider.ApiAudience, suite.Provider.Asked["resource"]);

        // Who signs out leaves no token behind that a copy of the session could go on with.
        var fields = new Dictionary<string, string> { ["form_token"] = PortalBrowser.Hidden(html)["form_token"] };
        using var left = await browser.PostAsync("/portal/sign-out", fields, Stop);
        Assert.Equal([$"refresh-{s_student.Oid}"], suite.Provider.Revoked);
    }

    [Fact]
    public async Task What_is_meant_for_the_portal_or_named_by_nobody_opens_nothing()
    {
        Assert.Equal(StatusCode.OK, await ListAsync(suite.As(s_student)));
        Assert.Equal(StatusCode.Unauthenticated, await ListAsync(suite.As(s_student, suite.Provider.Id(s_student))));
        foreach (var role in (string[])["student", "cursist", "Cursisten", ""])
        {
            Assert.Equal(StatusCode.PermissionDenied, await ListAsync(suite.As(s_student with { Roles = [role] })));
        }
    }

    [Fact]
    public async Task A_key_that_the_provider_changes_is_followed_and_the_old_one_forgotten()
    {
        var old = suite.Provider.Access(s_student with { Oid = "cursist-2" });
        suite.Provider.ChangeKey();
        foreach (var (address, area) in Places)
        {
            using var channel = GrpcChannel.ForAddress(address);
            while (await StatusAsync(() => AskAsync(channel, area, s_chief)) != StatusCode.OK)
            {
                await Task.Delay(100, Stop);
            }
        }

        Assert.Equal(StatusCode.Unauthenticated, await ListAsync(suite.As(s_student, old)));
        suite.Provider.Person = s_student;
        using var browser = new PortalBrowser(suite.Suite.Address);
        while ((await browser.OpenAsync("/portal/sign-in", Stop)).StatusCode == HttpStatusCode.BadRequest)
        {
            await Task.Delay(100, Stop);
        }
    }

    [Fact]
    public async Task Staff_without_a_second_factor_are_refused_by_gateway_and_services_alike()
    {
        foreach (var (address, area) in Places)
        {
            using var channel = GrpcChannel.ForAddress(address);
            var refused = await Assert.ThrowsAsync<RpcException>(() => AskAsync(channel, area, s_lax));
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
            Assert.Equal("Sign in again with a second factor: your role asks for it.", refused.Status.Detail);
            var reason = refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!;
            Assert.Equal("second-factor-required", reason.Reason);
            await AskAsync(channel, area, s_chief);
            await AskAsync(channel, area, s_lax with { Roles = ["Chef"], Amr = ["otp"] });
        }
    }

    [Fact]
    public async Task Staff_without_a_second_factor_read_why_over_REST()
    {
        foreach (var address in (Uri[])[suite.Suite.Address, suite.Suite.Inner("roster")])
        {
            using var http = new HttpClient { BaseAddress = address };
            using var request = new HttpRequestMessage(
                HttpMethod.Get, "/api/roster/v1/route-maps/lpo-year-1/versions/1");
            request.Headers.Authorization = new("Bearer", suite.Provider.Access(s_lax));
            request.Headers.AcceptLanguage.ParseAdd("nl");
            request.Version = address == suite.Suite.Address ? HttpVersion.Version11 : HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            using var answer = await http.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
            var error = problem.RootElement.GetProperty("errors")[0];
            Assert.Equal("second-factor-required", error.GetProperty("code").GetString());
            Assert.StartsWith("Meld je opnieuw aan met een tweede", error.GetProperty("message").GetString(),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nl", "Nog een tweede stap nodig")]
    [InlineData("en", "One more step is needed")]
    public async Task Staff_without_a_second_factor_get_a_page_that_leads_to_it(string language, string title)
    {
        suite.Provider.Person = s_lax;
        using var browser = new PortalBrowser(suite.Suite.Address);
        if (language == "en")
        {
            browser.Cookies.Add(suite.Suite.Address, new Cookie(
                ".AspNetCore.Culture", Uri.EscapeDataString("c=en-GB|uic=en-GB"), "/"));
        }

        using var page = await browser.OpenAsync("/portal/sign-in", Stop);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync(Stop);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "vik.portal");

        suite.Provider.Person = s_lax with { Amr = ["pwd", "otp"] };
        var link = PortalBrowser.Links(html).Single(one => one.Contains("sterker", StringComparison.Ordinal));
        using var entered = await browser.OpenAsync(link, Stop);
        Assert.Equal("urn:academie:hoog", suite.Provider.Asked!["acr_values"]);
        Assert.Equal("login", suite.Provider.Asked["prompt"]);
        Assert.Equal("/leerteams", entered.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private async Task OpenCohortAsync()
    {
        await Cohorts.OpenCohortAsync(
            new()
            {
                CohortId = "cohort-1",
                LocationId = "noord",
                Name = "Lichting",
                StartDate = "2026-09-01",
                RouteMapId = "lpo-year-1",
                RouteMapVersion = 1,
                CalendarId = "calendar-example",
            },
            suite.As(s_admin));
        await Cohorts.AddTeamAsync(new() { CohortId = "cohort-1", TeamId = "team-1", Name = "T" }, suite.As(s_admin));
        await Cohorts.EnrolStudentAsync(
            new() { CohortId = "cohort-1", TeamId = "team-1", StudentId = s_student.Oid, Name = "C" },
            suite.As(s_admin));
    }

    // Each service's own question that any member of staff may put here: of nobody.
    private async Task AskAsync(GrpcChannel channel, string area, ForeignPerson person)
    {
        try
        {
            switch (area)
            {
                case "roster":
                    await new RouteMapService.RouteMapServiceClient(channel).GetRouteMapAsync(
                        new() { RouteMapId = "lpo-year-1", Version = 1 }, suite.As(person));
                    break;
                case "insight":
                    await new CohortInsightService.CohortInsightServiceClient(channel).ListCohortsAsync(
                        new(), suite.As(person));
                    break;
                default:
                    await new ProgressService.ProgressServiceClient(channel).GetProgressAsync(new(), suite.As(person));
                    break;
            }
        }
        catch (RpcException answer) when (area == "portfolio" && answer.StatusCode == StatusCode.PermissionDenied
            && person != s_lax)
        {
            // A chief has no portfolio; that is another refusal than of the sign-in.
            Assert.NotEqual(
                "second-factor-required", answer.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
        }
    }

    private Task<StatusCode> ListAsync(CallOptions options) => StatusAsync(async () =>
        await new HoursService.HoursServiceClient(suite.Gateway).ListHoursAsync(new(), options));

    private static async Task<StatusCode> StatusAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException answer)
        {
            return answer.StatusCode;
        }
    }
}
