namespace VikLearning.Portal;

/// <summary>The configuration section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Portal";

    /// <summary>The OpenID Connect provider, as browser and Portal both reach it.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The client that the Portal is at the provider.</summary>
    public string ClientId { get; set; } = "portal";

    /// <summary>The client's secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for at sign-in, by spaces.</summary>
    public string Scopes { get; set; } = "openid profile roles offline_access";

    /// <summary>What else the provider wants to be asked, by parameter: <c>audience</c> or <c>resource</c>.</summary>
    public Dictionary<string, string> SignInParameters { get; } = [];

    /// <summary>The claim that holds the name to show.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>Whether the provider tells roles and name at its userinfo endpoint, and not in the id token.</summary>
    public bool AsksUserInfo { get; set; }

    /// <summary>Where the gateway speaks gRPC (h2c or TLS).</summary>
    public string GatewayGrpc { get; set; } = "";

    /// <summary>Where the gateway speaks HTTP/1.1; unused until pages need REST.</summary>
    public string GatewayHttp { get; set; } = "";
}
