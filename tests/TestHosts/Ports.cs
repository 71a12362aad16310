using System.Net;
using System.Net.Sockets;

namespace VikLearning.TestHosts;

/// <summary>Free ports on loopback.</summary>
public static class Ports
{
    /// <summary>A free port.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Two different free ports.</summary>
    public static (int First, int Second) FreeTwo()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    /// <summary>A free port whose next one is free too: pages, and plain gRPC.</summary>
    public static int FreePair()
    {
        while (true)
        {
            var port = Free();
            try
            {
                using var next = new TcpListener(IPAddress.Loopback, port + 1);
                next.Start();
                return port;
            }
            catch (SocketException)
            {
                // The next port is taken: ask for another pair.
            }
        }
    }
}
