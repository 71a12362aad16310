using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using VikLearning.Portal.SignIn;
using Xunit;

namespace VikLearning.UnitTests.Portal.SignIn;

public sealed class TokenRefreshTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Provider _provider = new();
    private readonly TokenRefresh _refresh;

    public TokenRefreshTests()
    {
        var options = new OpenIdConnectOptions
        {
            ClientId = "portal",
            ClientSecret = "secret",
            Backchannel = new HttpClient(_provider),
            ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(
                new() { TokenEndpoint = "http://provider/connect/token" }),
        };
        _refresh = new(new Options(options), _time, NullLogger<TokenRefresh>.Instance);
    }

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task A_token_with_more_than_a_minute_left_is_used_as_it_is()
    {
        var context = Session(secondsLeft: 61);

        await _refresh.ValidateAsync(context);

        Assert.Equal(0, _provider.Calls);
        Assert.False(context.ShouldRenew);
    }

    [Fact]
    public async Task A_token_in_its_last_minute_is_replaced_with_all_that_came_with_it()
    {
        _provider.Answer(HttpStatusCode.OK, """{"access_token":"a2","refresh_token":"r2","expires_in":300}""");
        var context = Session(secondsLeft: 60);

        await _refresh.ValidateAsync(context);

        Assert.Equal("a2", context.Properties.GetTokenValue("access_token"));
        Assert.Equal("r2", context.Properties.GetTokenValue("refresh_token"));
        Assert.Equal(_time.GetUtcNow().AddSeconds(300), Expiry(context));
        Assert.True(context.ShouldRenew);
        Assert.Contains("refresh_token=r1", _provider.LastForm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_says_no_ends_the_session()
    {
        _provider.Answer(HttpStatusCode.BadRequest, """{"error":"invalid_grant"}""");
        var context = Session(secondsLeft: 10);

        await _refresh.ValidateAsync(context);

        Assert.Null(context.Principal);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(null)]
    public async Task A_provider_that_cannot_be_reached_does_not(HttpStatusCode? answer)
    {
        _provider.Answer(answer, "");
        var context = Session(secondsLeft: 10);

        await _refresh.ValidateAsync(context);

        Assert.NotNull(context.Principal);
        Assert.Equal("a1", context.Properties.GetTokenValue("access_token"));
        Assert.False(context.ShouldRenew);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(0, true)]
    public async Task Until_it_can_a_token_that_is_past_is_of_no_use(int secondsLeft, bool stale)
    {
        _provider.Answer(null, "");
        var context = Session(secondsLeft);

        await _refresh.ValidateAsync(context);

        Assert.NotNull(context.Principal);
        Assert.Equal(stale, TokenRefresh.IsStale(context.HttpContext));
    }

    private static DateTimeOffset Expiry(CookieValidatePrincipalContext context) => DateTimeOffset.Parse(
        context.Properties.GetTokenValue("expires_at")!, CultureInfo.InvariantCulture);

    private CookieValidatePrincipalContext Session(int secondsLeft)
    {
        var properties = new AuthenticationProperties();
        var expires = _time.GetUtcNow().AddSeconds(secondsLeft).ToString("o", CultureInfo.InvariantCulture);
        properties.StoreTokens(
        [
            new() { Name = "access_token", Value = "a1" },
            new() { Name = "refresh_token", Value = "r1" },
            new() { Name = "expires_at", Value = expires },
        ]);
        var services = new ServiceCollection().AddSingleton<IAuthenticationService, NoAuthentication>();
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("test")), properties, "portal");
        return new(
            new DefaultHttpContext { RequestServices = services.BuildServiceProvider() },
            new AuthenticationScheme("portal", null, typeof(CookieAuthenticationHandler)),
            new CookieAuthenticationOptions(),
            ticket);
    }

    private sealed class Options(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }

    private sealed class Provider : HttpMessageHandler
    {
        private HttpStatusCode? _status;
        private string _body = "";

        public int Calls { get; private set; }

        public string LastForm { get; private set; } = "";

        public void Answer(HttpStatusCode? status, string body) => (_status, _body) = (status, body);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            LastForm = await request.Content!.ReadAsStringAsync(cancellationToken);
            return _status is { } status
                ? new(status) { Content = new StringContent(_body, Encoding.UTF8, "application/json") }
                : throw new HttpRequestException("refused");
        }
    }

    private sealed class NoAuthentication : IAuthenticationService
    {
        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
            Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            Task.CompletedTask;

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            Task.CompletedTask;

        public Task SignInAsync(
            HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
            Task.CompletedTask;

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            Task.CompletedTask;
    }
}
