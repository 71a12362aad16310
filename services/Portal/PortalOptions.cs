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

    /// <summary>Where the gateway speaks gRPC (h2c or TLS).</summary>
    public string GatewayGrpc { get; set; } = "";

    /// <summary>Where the gateway speaks HTTP/1.1; unused until pages need REST.</summary>
    public string GatewayHttp { get; set; } = "";
}
