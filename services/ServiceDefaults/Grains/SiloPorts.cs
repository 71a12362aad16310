using System.Net;
using System.Net.Sockets;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>Where a silo listens.</summary>
internal readonly record struct SiloPorts(IPAddress Address, int Silo, int Gateway)
{
    /// <summary>Reads the ports, and picks a free one where none is named.</summary>
    /// <exception cref="InvalidOperationException">The address is no IP address.</exception>
    public static SiloPorts For(SiloOptions options)
    {
        var address = IPAddress.TryParse(options.AdvertisedAddress, out var parsed)
            ? parsed
            : throw new InvalidOperationException("Silo:AdvertisedAddress is no IP address.");
        return new(address, options.SiloPort == 0 ? Free(address) : options.SiloPort, options.GatewayPort);
    }

    // Orleans puts the port in the silo's name before it listens, so the system can't be asked to pick then. Between
    // this look and Orleans' own another process may take the port; the start then fails and says so.
    private static int Free(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
