using VikLearning.Gateway.Limits;

namespace VikLearning.Gateway;

/// <summary>The configuration section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gateway";

    /// <summary>
    /// Where each service listens: <c>roster</c>, <c>integrity</c>, <c>portfolio</c>, <c>exams</c>, <c>insight</c>,
    /// <c>identity</c>, <c>portal</c>. They speak HTTP/2, without TLS for http addresses.
    /// </summary>
    public Dictionary<string, Uri> Services { get; } = [];

    /// <summary>
    /// The address that users know, when a proxy before the gateway ends TLS; else that of the request.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>A certificate (PFX, or PEM with <see cref="CertificateKey"/>) for https addresses.</summary>
    public string? Certificate { get; set; }

    /// <summary>The PEM file of the certificate's key.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>The password of the certificate's file.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>How much of everything.</summary>
    public LimitOptions Limits { get; } = new();
}
