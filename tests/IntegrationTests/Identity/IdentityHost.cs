using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VikLearning.Identity;

namespace VikLearning.IntegrationTests.Identity;

/// <summary>
/// The real provider on loopback as it stands behind the gateway: cleartext HTTP/2 only, at another address than the
/// public one, in one process with a service whose default scheme is the bearer token.
/// </summary>
internal sealed class IdentityHost : IAsyncDisposable
{
    public const string Issuer = "http://learning.test:8080/";
    public const string Return = "http://learning.test:8080/signed-in";
    public const string AfterLogout = "http://learning.test:8080/";
    public const string Password = "very-secret-1";

    private readonly WebApplication _app;

    private IdentityHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static Dictionary<string, string?> Settings(string folder) => new()
    {
        ["Storage:Directory"] = folder,
        ["Identity:Issuer"] = Issuer,
        ["Identity:AllowHttp"] = "true",
        ["Identity:RefreshReuseSeconds"] = "0",
        ["Identity:Accounts:0:Name"] = "student01",
        ["Identity:Accounts:0:Subject"] = "subject-of-student",
        ["Identity:Accounts:0:DisplayName"] = "Sanne <Student>",
        ["Identity:Accounts:0:Roles:0"] = "student",
        ["Identity:Accounts:0:Password"] = Password,
        ["Identity:Accounts:1:Name"] = "chief01",
        ["Identity:Accounts:1:Roles:0"] = "team-chief",
        ["Identity:Accounts:1:Roles:1"] = "teacher",
        ["Identity:Clients:0:Id"] = "portal",
        ["Identity:Clients:0:Secret"] = "portal-secret",
        ["Identity:Clients:0:Grants:0"] = "authorization_code",
        ["Identity:Clients:0:Grants:1"] = "refresh_token",
        ["Identity:Clients:0:RedirectUris:0"] = Return,
        ["Identity:Clients:0:PostLogoutRedirectUris:0"] = AfterLogout,
        ["Identity:Clients:1:Id"] = "roster",
        ["Identity:Clients:1:Secret"] = "roster-secret",
        ["Identity:Clients:1:Grants:0"] = "client_credentials",
        ["Identity:Clients:2:Id"] = "demo",
        ["Identity:Clients:2:Secret"] = "demo-secret",
        ["Identity:Clients:2:Grants:0"] = "urn:viklearning:demo",
        ["Demo:Enabled"] = "true",
    };

    public static async Task<IdentityHost> StartAsync(
        Dictionary<string, string?> settings, string environment = "Development")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.AddIdentity();
        var app = builder.Build();
        app.MapIdentity();
        app.MapGet("/other", () => "something of another service").RequireAuthorization();
        try
        {
            await app.StartAsync();
            return new IdentityHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser of its own: cookies, no following of redirects.</summary>
    public HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    /// <summary>Asks the token endpoint.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(params (string Name, string Value)[] form)
    {
        using var client = Browser();
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var answer = await client.PostAsync("/connect/token", content);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>Validates a token as a service does: with the published keys, the issuer and the audience.</summary>
    public async Task<JsonWebToken> ValidateAsync(string token, string audience = "viklearning")
    {
        using var client = Browser();
        var keys = new JsonWebKeySet(await client.GetStringAsync("/.well-known/jwks"));
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = audience,
                IssuerSigningKeys = keys.GetSigningKeys(),
                ClockSkew = TimeSpan.Zero,
            });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : throw result.Exception;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
