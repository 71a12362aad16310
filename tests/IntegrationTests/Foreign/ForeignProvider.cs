using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.IntegrationTests.Foreign;

/// <summary>
/// A provider of somebody else: another path, an elliptic key that it changes, tokens of type JWT, roles in Dutch
/// inside another claim, and other names for who it is.
/// </summary>
internal sealed class ForeignProvider : IAsyncDisposable
{
    public const string ApiAudience = "https://api.academie.example";
    public const string PortalClient = "leerportaal";
    public const string PortalSecret = "geheim van het portaal";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (ForeignPerson Person, string? Nonce)> _codes = new();
    private ECDsaSecurityKey _key = NewKey();

    private ForeignProvider(WebApplication app) => _app = app;

    public string Issuer { get; private set; } = "";

    /// <summary>Who sits at the browser.</summary>
    public ForeignPerson Person { get; set; } = new("niemand", "Niemand", []);

    /// <summary>What the portal asked last when it sent a browser here.</summary>
    public IQueryCollection? Asked { get; private set; }

    /// <summary>The refresh tokens that were taken back.</summary>
    public ConcurrentQueue<string> Revoked { get; } = new();

    public static async Task<ForeignProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new ForeignProvider(app);
        app.MapGet("/realms/academie/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/login", provider.Login);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        app.MapPost("/revoke", async (HttpContext http) =>
            provider.Revoked.Enqueue((await http.Request.ReadFormAsync())["token"].ToString()));
        app.MapGet("/logout", (HttpContext http) =>
            Results.Redirect(http.Request.Query["post_logout_redirect_uri"].ToString()));
        await app.StartAsync();
        provider.Issuer = $"{app.Urls.First()}/realms/academie";
        return provider;
    }

    /// <summary>Signs with another key from now on; the one before is forgotten.</summary>
    public void ChangeKey() => _key = NewKey();

    /// <summary>An access token for the suite's API.</summary>
    public string Access(ForeignPerson person) => Token(person, ApiAudience, claims => { });

    /// <summary>A token for the portal that only says who signed in.</summary>
    public string Id(ForeignPerson person, string? nonce = null) => Token(person, PortalClient, claims =>
    {
        claims["nonce"] = nonce;
        claims["volledige_naam"] = person.Name;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static ECDsaSecurityKey NewKey() =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("N") };

    private IResult Describe(HttpContext http)
    {
        var root = $"{http.Request.Scheme}://{http.Request.Host}";
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{root}/login",
            ["token_endpoint"] = $"{root}/token",
            ["revocation_endpoint"] = $"{root}/revoke",
            ["end_session_endpoint"] = $"{root}/logout",
            ["jwks_uri"] = $"{root}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "ES256" },
        });
    }

    private IResult Keys()
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
        var (crv, x, y) = (jwk.Crv, jwk.X, jwk.Y);
        var known = new { kty = jwk.Kty, use = "sig", alg = "ES256", kid = _key.KeyId, crv, x, y };
        return Results.Json(new { keys = new[] { known } });
    }

    private IResult Login(HttpContext http)
    {
        var query = http.Request.Query;
        Asked = query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (Person, query["nonce"]);
        return Results.Redirect(
            $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (form["grant_type"] == "client_credentials")
        {
            var service = new ForeignPerson(form["client_id"].ToString(), "", ["Dienst"]);
            return Results.Json(new { access_token = Access(service), expires_in = 300, token_type = "Bearer" });
        }

        if (form["client_id"] != PortalClient || form["client_secret"] != PortalSecret
            || !_codes.TryRemove(form["code"].ToString(), out var granted))
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        return Results.Json(new
        {
            access_token = Access(granted.Person),
            id_token = Id(granted.Person, granted.Nonce),
            refresh_token = $"refresh-{granted.Person.Oid}",
            expires_in = 300,
            token_type = "Bearer",
        });
    }

    private string Token(ForeignPerson person, string audience, Action<Dictionary<string, object?>> add)
    {
        var now = DateTime.UtcNow;
        var claims = new Dictionary<string, object?>
        {
            ["sub"] = $"pairwise-{audience.Length}-{person.Oid}",
            ["oid"] = person.Oid,
            ["resource_access"] = JsonSerializer.SerializeToElement(
                new { leren = new { roles = person.Roles } }),
            ["amr"] = person.Amr,
            ["acr"] = person.Acr,
        };
        add(claims);
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            TokenType = "JWT",
            IssuedAt = now,
            Expires = now.AddMinutes(5),
            Claims = claims.Where(claim => claim.Value is not null).ToDictionary(one => one.Key, one => one.Value!),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
