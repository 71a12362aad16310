namespace VikLearning.Gateway.Limits;

/// <summary>The section <c>Gateway:Limits</c>. Data, since an academy behind one address differs from a demo.</summary>
public sealed class LimitOptions
{
    /// <summary>The largest request in bytes.</summary>
    public int MaxRequestBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The largest request that brings a file, in bytes: a call that streams to a service, or a form of
    /// <see cref="UploadPath"/>. Larger than a file may be, so that the service or the page says what is wrong.
    /// </summary>
    public int MaxUploadBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Where the Portal takes files.</summary>
    public string UploadPath { get; set; } = "/bijlagen";

    /// <summary>How many connections are open at once.</summary>
    public int MaxConnections { get; set; } = 5000;

    /// <summary>
    /// How many of them from one address, so that nobody takes all; a whole academy may share one. 0: as many as there
    /// are, for a gateway behind a proxy, whose address is everybody's.
    /// </summary>
    public int MaxConnectionsPerAddress { get; set; } = 1000;

    /// <summary>How long the head of a request may take to come.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call that is no stream may take.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls by one signed-in user.</summary>
    public RateOptions PerUser { get; } = new() { Burst = 200, Refill = 50 };

    /// <summary>Calendars from one address, where nobody signs in: programs of a whole academy may share one.</summary>
    public RateOptions Calendars { get; } = new() { Burst = 600, Refill = 20 };

    /// <summary>Requests from one address; a whole academy may share one.</summary>
    public RateOptions PerAddress { get; } = new() { Burst = 10_000, Refill = 5_000 };
}
