namespace VikLearning.ServiceDefaults.Feed;

/// <summary>The configuration section <c>ServiceIdentity</c>: how this process signs in as itself.</summary>
public sealed class ServiceIdentityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "ServiceIdentity";

    /// <summary>The identity provider's token endpoint.</summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>The client id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The client secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for, where the provider wants it said: the scope of the suite's API.</summary>
    public string? Scope { get; set; }

    /// <summary>The gRPC address of each service that is called, by the service's name.</summary>
    public Dictionary<string, Uri> Services { get; } = [];
}
