namespace VikLearning.ServiceDefaults.Access;

/// <summary>The configuration section <c>Identity</c>: whose access tokens are believed.</summary>
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

    /// <summary>How many validated tokens a process remembers.</summary>
    public int RememberedTokens { get; set; } = 20_000;
}
