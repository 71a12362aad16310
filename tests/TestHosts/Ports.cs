using System.Net;
using System.Net.Sockets;

namespace VikLearning.TestHosts;

/// <summary>
/// Free ports on loopback. They lie below those that systems give to clients, and a process never gives one twice: a
/// port that is asked for is bound a while later, and until then no client and no other test must come to have it.
/// </summary>
public static class Ports
{
    private const int First = 12_000;
    private const int Count = 20_000;
    private const int Step = 97;

    // Test processes that run side by side begin in different places.
    private static int s_next = Environment.ProcessId * Step % Count;

    /// <summary>A free port.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref s_next) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>Two different free ports.</summary>
    public static (int First, int Second) FreeTwo() => (Free(), Free());

    /// <summary>A free port whose next one is free too: pages, and plain gRPC.</summary>
    public static int FreePair()
    {
        while (true)
        {
            var last = (int)((uint)Interlocked.Add(ref s_next, 2) % Count);
            if (last > 0 && IsFree(First + last - 1) && IsFree(First + last))
            {
                return First + last - 1;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
