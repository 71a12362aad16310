using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>An identity provider of the tests' own: a key, a discovery document, and tokens good and bad.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "viklearning";
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "test" };

    private TokenIssuer(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new TokenIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = issuer.Address,
            ["jwks_uri"] = $"{issuer.Address}/jwks",
        }));
        app.MapGet("/jwks", () => Results.Text(issuer.PublicKeys(), "application/json"));
        await app.StartAsync();
        issuer.Address = app.Urls.First();
        return issuer;
    }

    public string Token(string subject, params string[] roles) => Token(subject, roles, _ => { });

    /// <summary>A token with something changed about it.</summary>
    public string Token(string subject, string[] roles, Action<SecurityTokenDescriptor> change)
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            TokenType = "at+jwt",
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["role"] = roles },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        change(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>Tokens that nobody may believe, by what is wrong with them.</summary>
    public string BadToken(string kind) => kind switch
    {
        "none" => "",
        "garbage" => "not.a.token",
        "expired" => Student(token => token.Expires = DateTime.UtcNow.AddSeconds(-1)),
        "not yet valid" => Student(token => token.NotBefore = DateTime.UtcNow.AddMinutes(2)),
        "without an end" => Student(token => token.Expires = null),
        "another audience" => Student(token => token.Audience = "other"),
        "another issuer" => Student(token => token.Issuer = "http://127.0.0.1:1"),
        "id token" => Student(token => token.TokenType = "JWT"),
        "another key" => Student(token => token.SigningCredentials = new SigningCredentials(
            new RsaSecurityKey(RSA.Create(2048)) { KeyId = "test" }, SecurityAlgorithms.RsaSha256)),
        "HMAC with the public key" => Student(token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "test" },
            SecurityAlgorithms.HmacSha256)),
        "on behalf of another" => Student(token => token.Claims["act"] = new Dictionary<string, object>
        {
            ["sub"] = "deputy01",
        }),
        "unsigned" => Student(token => token.SigningCredentials = null),
        "altered" => Altered(Token("student01", "student")),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private string Student(Action<SecurityTokenDescriptor> change) => Token("student01", ["student"], change);

    private static string Altered(string token)
    {
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("student01", "student02", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    private string PublicKeys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(
            new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = key.Kty, use = "sig", alg = "RS256", kid = key.Kid, n = key.N, e = key.E } },
        });
    }
}
