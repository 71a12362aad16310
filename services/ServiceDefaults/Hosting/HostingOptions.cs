namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>The configuration section <c>Hosting</c>: what a service accepts from the network.</summary>
public sealed class HostingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Hosting";

    /// <summary>The largest request that is read, in bytes; a larger one is answered with 413.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>The largest gRPC message that is sent, in bytes.</summary>
    public int MaxMessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How many connections are open at once.</summary>
    public int MaxConnections { get; set; } = 2000;

    /// <summary>
    /// The address that users see. Empty: what a known proxy, the gateway, says in its forwarding headers.
    /// </summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>
    /// The proxies, beside loopback, whose word on the public address and the caller's is believed, as CIDR.
    /// </summary>
    public IList<string> TrustedNetworks { get; } = [];
}
