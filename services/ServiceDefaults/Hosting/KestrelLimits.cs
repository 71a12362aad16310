using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>Kestrel's limits: several are off by default, and a limit that is off is found by whoever looks.</summary>
public static class KestrelLimits
{
    private const int HardLimitFactor = 4;

    /// <summary>
    /// Sets them. The hard limit on a body lies above the one that is answered with 413: what lies between is read to
    /// its end and thrown away, so that the caller gets the answer and not a broken connection.
    /// </summary>
    public static void Apply(this KestrelServerLimits limits, HostingOptions options)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(options);
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestBodySize = (long)options.MaxRequestBytes * HardLimitFactor;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        limits.Http2.MaxStreamsPerConnection = 100;
        // A browser's cookies travel as one field, so it may be as long as all together.
        limits.Http2.MaxRequestHeaderFieldSize = limits.MaxRequestHeadersTotalSize;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
