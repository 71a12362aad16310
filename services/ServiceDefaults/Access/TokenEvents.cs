using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>Looks a token up among those validated before, and remembers it after.</summary>
internal sealed class TokenEvents : JwtBearerEvents
{
    private const string Prefix = "Bearer ";
    private static readonly object s_hashKey = new();
    private readonly ValidatedTokens _tokens;

    public TokenEvents(ValidatedTokens tokens)
    {
        _tokens = tokens;
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
        if (context.Principal!.HasClaim(static claim => claim.Type == "act"))
        {
            context.Fail("The token acts on behalf of another.");
        }
        else if (context.HttpContext.Items[s_hashKey] is TokenHash hash && Ends(context.SecurityToken) is { } expires)
        {
            _tokens.Add(hash, context.Principal!, expires);
        }

        return Task.CompletedTask;
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    private static DateTimeOffset? Ends(SecurityToken token) =>
        token.ValidTo > DateTime.MinValue ? new DateTimeOffset(token.ValidTo, TimeSpan.Zero) : null;
}
