using System.Net;
using System.Net.Sockets;

namespace VikLearning.LoadTests.Measuring;

/// <summary>Ports on 127.0.0.1.</summary>
internal static class Loopback
{
    /// <summary>An address whose port and the next one were free a moment ago.</summary>
    public static Uri FreeAddress()
    {
        while (true)
        {
            var (port, _) = FreePorts();
            try
            {
                using var next = new TcpListener(IPAddress.Loopback, port + 1);
                next.Start();
                return new Uri($"http://127.0.0.1:{port}");
            }
            catch (SocketException)
            {
                // The next one is taken: look for another pair.
            }
        }
    }

    /// <summary>Two different ports that were free a moment ago.</summary>
    public static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
