using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using VikLearning.Identity.Rows;
using Xunit;

namespace VikLearning.IntegrationTests.Identity;

public sealed class GrantTests(IdentityFixture fixture) : IClassFixture<IdentityFixture>, IDisposable
{
    private static readonly (string, string)[] AsRoster =
        [("grant_type", "client_credentials"), ("client_id", "roster"), ("client_secret", "roster-secret")];

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-identity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_service_signs_in_as_itself_with_the_role_service()
    {
        var (status, body) = await fixture.Host.TokenAsync(AsRoster);
        Assert.Equal(HttpStatusCode.OK, status);
        var token = await fixture.Host.ValidateAsync(body.GetProperty("access_token").GetString()!);
        Assert.Equal("roster", token.Subject);
        Assert.Equal("service", token.GetClaim("role").Value);
        Assert.False(body.TryGetProperty("refresh_token", out _));
    }

    [Theory]
    [InlineData("roster", "wrong", "client_credentials", "invalid_client")]
    [InlineData("nobody", "wrong", "client_credentials", "invalid_client")]
    [InlineData("portal", "portal-secret", "client_credentials", "unauthorized_client")]
    [InlineData("roster", "roster-secret", "urn:viklearning:demo", "unauthorized_client")]
    [InlineData("roster", "roster-secret", "password", "unsupported_grant_type")]
    public async Task A_client_gets_nothing_without_its_secret_or_beyond_its_grants(
        string client, string secret, string grant, string error)
    {
        var (_, body) = await fixture.Host.TokenAsync(
            ("grant_type", grant), ("client_id", client), ("client_secret", secret), ("username", "student01"),
            ("password", IdentityHost.Password));
        Assert.Equal(error, body.GetProperty("error").GetString());
        Assert.False(body.TryGetProperty("access_token", out _));
    }

    [Fact]
    public async Task The_demo_grant_gives_five_minutes_of_a_demo_account()
    {
        var (status, body) = await DemoAsync(fixture.Host, "chief01");
        Assert.Equal(HttpStatusCode.OK, status);
        var token = await fixture.Host.ValidateAsync(body.GetProperty("access_token").GetString()!);
        Assert.Equal("chief01", token.Subject);
        Assert.Equal(["team-chief", "teacher"], token.Claims.Where(c => c.Type == "role").Select(c => c.Value));
        Assert.InRange(token.ValidTo - token.IssuedAt, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Assert.DoesNotContain(token.Claims, claim => claim.Type == "name");
        Assert.False(body.TryGetProperty("refresh_token", out _));
    }

    [Fact]
    public async Task The_demo_grant_knows_no_other_accounts()
    {
        var (status, body) = await DemoAsync(fixture.Host, "nobody");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Outside_demo_mode_the_demo_grant_does_not_exist_also_for_a_client_stored_earlier()
    {
        var settings = IdentityHost.Settings(_folder);
        await using (var before = await IdentityHost.StartAsync(settings))
        {
            Assert.Equal(HttpStatusCode.OK, (await DemoAsync(before, "chief01")).Status);
        }

        settings["Demo:Enabled"] = "false";
        await using var host = await IdentityHost.StartAsync(settings);
        var (status, body) = await DemoAsync(host, "chief01");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("unsupported_grant_type", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task After_a_restart_earlier_tokens_hold_and_clients_are_as_configured_now()
    {
        var settings = IdentityHost.Settings(_folder);
        string access, refresh;
        await using (var before = await IdentityHost.StartAsync(settings))
        {
            using var flow = new SignInFlow(before);
            var (_, body) = await flow.RedeemAsync((await flow.SignInAsync())["code"]);
            access = body.GetProperty("access_token").GetString()!;
            refresh = body.GetProperty("refresh_token").GetString()!;
        }

        settings["Identity:Clients:1:Id"] = "insight";
        await using var host = await IdentityHost.StartAsync(settings);
        Assert.Equal("subject-of-student", (await host.ValidateAsync(access)).Subject);
        using var later = new SignInFlow(host);
        Assert.Equal(HttpStatusCode.OK, (await later.RefreshAsync(refresh)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.TokenAsync(AsRoster)).Status);
    }

    [Fact]
    public async Task A_token_of_another_provider_does_not_validate()
    {
        await using var other = await IdentityHost.StartAsync(
            IdentityHost.Settings(_folder));
        var (_, body) = await other.TokenAsync(AsRoster);
        await Assert.ThrowsAsync<SecurityTokenSignatureKeyNotFoundException>(
            () => fixture.Host.ValidateAsync(body.GetProperty("access_token").GetString()!));
    }

    [Fact]
    public async Task The_sweep_runs_and_leaves_what_is_valid()
    {
        using var flow = new SignInFlow(fixture.Host);
        var (_, body) = await flow.RedeemAsync((await flow.SignInAsync())["code"]);
        var sweep = fixture.Host.Services.GetServices<IHostedService>().OfType<RowsSweep>().Single();
        await sweep.SweepAsync(TestContext.Current.CancellationToken);
        var (status, _) = await flow.RefreshAsync(body.GetProperty("refresh_token").GetString()!);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    private static Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> DemoAsync(
        IdentityHost host, string name) =>
        host.TokenAsync(
            ("grant_type", "urn:viklearning:demo"), ("client_id", "demo"), ("client_secret", "demo-secret"),
            ("username", name));
}
