using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Looks a token up among those validated before; reads a new one's claims as the suite names them, and remembers it.
/// </summary>
internal sealed partial class TokenEvents : JwtBearerEvents
{
    private const string Prefix = "Bearer ";
    private static readonly object s_hashKey = new();
    private readonly ValidatedTokens _tokens;
    private readonly ProviderClaims _claims;
    private readonly TimeProvider _time;
    private readonly ILogger<TokenEvents> _logger;
    private readonly TimeSpan _longest;

    public TokenEvents(
        ValidatedTokens tokens, ProviderClaims claims, TimeProvider time, IOptions<TokenOptions> options,
        ILogger<TokenEvents> logger)
    {
        (_tokens, _claims, _time, _logger) = (tokens, claims, time, logger);
        _longest = TimeSpan.FromMinutes(options.Value.LongestTokenMinutes);
        OnMessageReceived = Recall;
        OnTokenValidated = Remember;
    }

    private Task Recall(MessageReceivedContext context)
    {
        if (TokenOf(context.Request) is { } token)
        {
            var hash = TokenHash.Of(token);
            if (_tokens.Find(hash) is { } principal)
            {
                context.Principal = principal;
                context.Success();
            }
            else
            {
                context.HttpContext.Items[s_hashKey] = hash;
            }
        }

        return Task.CompletedTask;
    }

    // Nobody acts on behalf of another yet (RFC 8693, "act"): taken for the person they stand for, they would read what
    // is that person's own without a line in any ledger.
    private Task Remember(TokenValidatedContext context)
    {
        var expires = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero);
        if (_claims.SubjectOf(context.Principal!) is null)
        {
            context.Fail("The token says of nobody.");
        }
        else if (context.Principal!.HasClaim(static claim => claim.Type == "act"))
        {
            context.Fail("The token acts on behalf of another.");
        }
        else if (context.SecurityToken is JsonWebToken token && token.TryGetHeaderValue<object>("crit", out _))
        {
            // It asks to be refused by whoever does not know what it names, and nothing is known here.
            context.Fail("The token asks for more than is known.");
        }
        else if (expires - SinceOf(context.SecurityToken) > _longest)
        {
            LogTooLong(_longest);
            context.Fail("The token lives too long.");
        }
        else
        {
            context.Principal = _claims.Read(context.Principal!, expires);
            if (context.HttpContext.Items[s_hashKey] is TokenHash hash)
            {
                _tokens.Add(hash, context.Principal, expires);
            }
        }

        return Task.CompletedTask;
    }

    // A token that does not say since when it lives has lived at least until now.
    private DateTimeOffset SinceOf(SecurityToken token) =>
        token is JsonWebToken { IssuedAt: var issued } && issued > DateTime.MinValue
            ? new DateTimeOffset(issued, TimeSpan.Zero)
            : _time.GetUtcNow();

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    [LoggerMessage(LogLevel.Warning, "The provider's tokens live longer than {Longest}; they are refused")]
    private partial void LogTooLong(TimeSpan longest);
}
