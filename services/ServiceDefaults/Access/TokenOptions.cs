namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// The configuration section <c>Identity</c>: whose access tokens are believed, and what is read from them. Any OpenID
/// Connect provider will do.
/// </summary>
public sealed class TokenOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Identity";

    /// <summary>The identity provider's address: https, or http on loopback only.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Where its discovery document is, when services reach it under another address than users do.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>What a token must be meant for.</summary>
    public string Audience { get; set; } = "viklearning";

    /// <summary>
    /// The types of an access token, as its header says. Absent: <c>at+jwt</c> (RFC 9068), which tells it from an id
    /// token. A provider that writes <c>JWT</c> must give its access tokens another audience than its id tokens.
    /// </summary>
    public IList<string> TokenTypes { get; } = [];

    /// <summary>How long an access token may live, in minutes: one that lives longer is refused.</summary>
    public double LongestTokenMinutes { get; set; } = 5;

    /// <summary>The claim that says who it is: a text that never changes and names nobody.</summary>
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>
    /// The claim that holds the roles; or, where they are inside another claim, the way to them:
    /// <c>/realm_access/roles</c>.
    /// </summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>The claim of an access token that holds the e-mail address, where the provider puts one in.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>
    /// How the provider names the roles. Absent: as the suite does. With it, a role that is not named is none.
    /// </summary>
    public IList<RoleNameOptions> RoleNames { get; } = [];

    /// <summary>How staff must have signed in.</summary>
    public SecondFactorOptions SecondFactor { get; } = new();

    /// <summary>How many validated tokens a process remembers.</summary>
    public int RememberedTokens { get; set; } = 20_000;
}
