using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>Who calls, as the validated token says.</summary>
/// <param name="Subject">The subject id: a person, or a service of the suite.</param>
/// <param name="Roles">The roles by the names of <see cref="RoleNames"/>; never a relation.</param>
/// <param name="Expires">When the token ends.</param>
/// <param name="LacksSecondFactor">Whether a role asks for a second factor and the sign-in had none.</param>
/// <param name="Email">The e-mail address that the provider vouches for; null when it says none.</param>
public sealed record Caller(
    string Subject, FrozenSet<string> Roles, DateTimeOffset Expires, bool LacksSecondFactor = false,
    string? Email = null)
{
    /// <summary>The id alone: where mail reaches somebody is for no log.</summary>
    public override string ToString() => Subject;

    /// <summary>The caller of an authenticated principal; null when it has no subject or no end.</summary>
    internal static Caller? From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true }
            || principal.FindFirst("sub")?.Value is not { Length: > 0 } subject
            || !long.TryParse(
                principal.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
        {
            return null;
        }

        var roles = principal.FindAll("role").Select(claim => claim.Value).ToFrozenSet(StringComparer.Ordinal);
        return new Caller(
            subject, roles, DateTimeOffset.FromUnixTimeSeconds(expires),
            principal.HasClaim(claim => claim.Type == ProviderClaims.LacksSecondFactor),
            principal.FindFirst(ProviderClaims.Email)?.Value);
    }
}
