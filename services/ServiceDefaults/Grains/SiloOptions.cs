namespace VikLearning.ServiceDefaults.Grains;

/// <summary>The configuration section <c>Silo</c>.</summary>
public sealed class SiloOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Silo";

    /// <summary>How silos find each other; one silo on its own unless said otherwise.</summary>
    public Clustering Clustering { get; set; } = Clustering.Localhost;

    /// <summary>The port that silos talk to each other on; 0 picks a free one.</summary>
    public int SiloPort { get; set; }

    /// <summary>
    /// The port for Orleans clients in other processes; 0 listens for none. The suite has no such clients: services
    /// meet by gRPC.
    /// </summary>
    public int GatewayPort { get; set; }

    /// <summary>The IP address that other silos reach this one at; it listens there and nowhere else.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>The cluster's name, one for all silos that belong together; the service's name when absent.</summary>
    public string? ClusterId { get; set; }

    /// <summary>The name that reminders are kept under; the service's name when absent. It never changes.</summary>
    public string? ServiceId { get; set; }
}
