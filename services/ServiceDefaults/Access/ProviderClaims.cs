using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Reads a provider's claims as the suite names them: <c>sub</c>, <c>role</c>, and whether a second factor lacks.
/// Gateway, services and portal read alike, by the section <c>Identity</c>.
/// </summary>
public sealed class ProviderClaims(IOptions<TokenOptions> options)
{
    /// <summary>The claim that says, when it is there, that a second factor lacks.</summary>
    public const string LacksSecondFactor = "lacks-second-factor";

    /// <summary>The claim that says where mail reaches them, when it is there.</summary>
    public const string Email = "email";

    private readonly TokenOptions _options = options.Value;

    /// <summary>Who it is; null when nothing says so.</summary>
    public string? SubjectOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirst(_options.SubjectClaim)?.Value is { Length: > 0 } subject ? subject : null;
    }

    /// <summary>The roles by the suite's names.</summary>
    public IReadOnlyCollection<string> RolesOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var claimed = ClaimedRoles(principal);
        return _options.RoleNames.Count == 0
            ? [.. claimed.Distinct()]
            : [.. _options.RoleNames.Where(name => claimed.Contains(name.Claimed))
                .Select(name => name.Role).Distinct()];
    }

    /// <summary>
    /// The e-mail address that the provider vouches for; null when it has none, or says that it did not verify it.
    /// </summary>
    public string? EmailOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirst(_options.EmailClaim)?.Value is { Length: > 0 } address
            && !string.Equals(principal.FindFirst("email_verified")?.Value, "false", StringComparison.OrdinalIgnoreCase)
                ? address
                : null;
    }

    /// <summary>Whether a role asks for a second factor and the sign-in had none.</summary>
    public bool IsSecondFactorLacking(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var wanted = _options.SecondFactor;
        return wanted.IsRequired
            && RolesOf(principal).Any(RoleNames.IsStaff)
            && !Says("amr", wanted.Amr)
            && !Says("acr", wanted.Acr);

        bool Says(string claim, IList<string> values) =>
            principal.FindAll(claim).Any(one => values.Contains(one.Value));
    }

    /// <summary>The principal that the suite works with: nothing of the token is in it but what is used.</summary>
    internal ClaimsPrincipal Read(ClaimsPrincipal principal, DateTimeOffset expires)
    {
        var claims = new List<Claim>
        {
            new("sub", SubjectOf(principal) ?? ""),
            new("exp", expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        claims.AddRange(RolesOf(principal).Select(role => new Claim("role", role)));
        if (EmailOf(principal) is { } address)
        {
            claims.Add(new Claim(Email, address));
        }

        if (IsSecondFactorLacking(principal))
        {
            claims.Add(new Claim(LacksSecondFactor, "true"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, "Bearer", "sub", "role"));
    }

    private HashSet<string> ClaimedRoles(ClaimsPrincipal principal)
    {
        if (!_options.RoleClaim.StartsWith('/'))
        {
            return [.. principal.FindAll(_options.RoleClaim).Select(claim => claim.Value)];
        }

        var path = _options.RoleClaim[1..].Split('/');
        return [.. principal.FindAll(path[0]).SelectMany(claim => Inside(claim.Value, path[1..]))];
    }

    private static IEnumerable<string> Inside(string json, IEnumerable<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var step in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                {
                    return [];
                }
            }

            return at.ValueKind switch
            {
                JsonValueKind.String => [at.GetString()!],
                JsonValueKind.Array => [.. at.EnumerateArray()
                    .Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
