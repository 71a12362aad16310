using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Grpc.Core;
using VikLearning.IntegrationTests.Gateway;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Edge;

/// <summary>What is another's is shown for a purpose and after a line, through the gateway and without it.</summary>
public sealed class ConsultationGateTests(StubSuiteFixture fixture) : IClassFixture<StubSuiteFixture>
{
    private const string Path = "/api/portfolio/v1/people/student01/consultations";
    private readonly StubSuite _suite = fixture.Fresh();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_is_written_before_anything_is_read()
    {
        using var answer = await AskAsync("data-subject-request");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            ["officer privacy-officer data-subject-request ledger of portfolio.student01", "read student01"],
            _suite.State.Seen);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_shown()
    {
        _suite.State.LedgerFails = true;
        using var answer = await AskAsync("data-subject-request");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(_suite.State.Seen);
    }

    [Fact]
    public async Task A_service_asked_directly_writes_it_down_just_so()
    {
        var headers = StubSuite.Bearer(Officer());
        headers.Add("consultation-purpose", "data-subject-request");
        await new LedgerService.LedgerServiceClient(_suite.ServiceChannel).ListConsultationsAsync(
            new ListConsultationsRequest { PersonId = "student01" }, headers, cancellationToken: Stop);
        Assert.Equal(2, _suite.State.Seen.Count);
    }

    [Theory]
    [InlineData(null, "purpose-missing")]
    [InlineData("", "purpose-missing")]
    [InlineData("guiding", "purpose-not-allowed")]
    [InlineData("curiosity", "purpose-not-allowed")]
    public async Task Without_a_purpose_of_the_method_nothing_is_shown_and_the_answer_says_which(
        string? purpose, string code)
    {
        using var answer = await AskAsync(purpose);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Contains(
            "data-subject-request", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(_suite.State.Seen);
    }

    [Theory]
    [InlineData("student")]
    [InlineData("teacher")]
    [InlineData("administrator")]
    [InlineData("team-chief")]
    public async Task Whoever_has_not_the_role_is_not_let_in_and_writes_nothing(string role)
    {
        using var answer = await AskAsync("data-subject-request", _suite.Issuer.Token("someone", role));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_suite.State.Seen);
    }

    [Fact]
    public async Task An_id_that_can_be_nobodys_is_not_found_and_has_no_ledger()
    {
        var headers = StubSuite.Bearer(Officer());
        headers.Add("consultation-purpose", "data-subject-request");
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await new LedgerService.LedgerServiceClient(_suite.GatewayChannel).ListConsultationsAsync(
                new ListConsultationsRequest { PersonId = "../student01" }, headers, cancellationToken: Stop));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Empty(_suite.State.Seen);
    }

    private string Officer() => _suite.Issuer.Token("officer", "privacy-officer");

    private async Task<HttpResponseMessage> AskAsync(string? purpose, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Officer());
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (purpose is not null)
        {
            request.Headers.TryAddWithoutValidation("Consultation-Purpose", purpose);
        }

        return await _suite.Http.SendAsync(request, Stop);
    }
}
