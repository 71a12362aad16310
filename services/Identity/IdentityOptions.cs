using VikLearning.Identity.Accounts;
using VikLearning.Identity.Clients;

namespace VikLearning.Identity;

/// <summary>The configuration section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Identity";

    /// <summary>
    /// The public address that users and other services know: the gateway's, such as
    /// <c>https://learning.example/</c>. Every address this service gives out starts with it, whatever a request says.
    /// </summary>
    public string Issuer { get; set; } = "";

    /// <summary>Whether the public address may be cleartext: for loopback only, which the host sees to.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The RSA signing key as PEM (PKCS#8); absent: kept in a file in the storage folder.</summary>
    public string? SigningKey { get; set; }

    /// <summary>The encryption key for codes and refresh tokens, 32 bytes as base64; absent: kept in a file.</summary>
    public string? EncryptionKey { get; set; }

    /// <summary>How long one sign-in lasts, in hours, however often its tokens are refreshed.</summary>
    public double SignInHours { get; set; } = 8;

    /// <summary>How long an access token lasts, in minutes; never more than 5.</summary>
    public double AccessTokenMinutes { get; set; } = 5;

    /// <summary>
    /// For how many seconds a refresh token that was just used is accepted once more, for a client whose first answer
    /// was lost on the way. 0: never.
    /// </summary>
    public double RefreshReuseSeconds { get; set; } = 10;

    /// <summary>Failed sign-ins for one account from one address before further ones wait.</summary>
    public int FailuresAllowed { get; set; } = 10;

    /// <summary>In how many minutes failures are counted, and so how long the wait is at most.</summary>
    public double FailureMinutes { get; set; } = 5;

    /// <summary>Who can sign in.</summary>
    public IList<AccountOptions> Accounts { get; } = [];

    /// <summary>The programs that can ask for tokens.</summary>
    public IList<ClientOptions> Clients { get; } = [];
}
