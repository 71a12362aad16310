using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;

namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// A few connections to one plain HTTP/2 address, each well below the server's limit of streams, and each from a
/// loopback address of its own: users do not all share one, and the gateway's limit per address stays as it is.
/// </summary>
internal sealed class GrpcClients : IDisposable
{
    private const int Connections = 8;

    public GrpcClients(Uri address)
    {
        Channels =
        [
            .. Enumerable.Range(1, Connections).Select(number => GrpcChannel.ForAddress(address, new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler
                {
                    EnableMultipleHttp2Connections = true,
                    UseProxy = false,
                    ConnectCallback = (context, cancellation) => ConnectAsync(number, context, cancellation),
                },
                DisposeHttpClient = true,
            })),
        ];
    }

    /// <summary>One channel a connection.</summary>
    public IReadOnlyList<GrpcChannel> Channels { get; }

    public void Dispose()
    {
        foreach (var channel in Channels)
        {
            channel.Dispose();
        }
    }

    private static async ValueTask<Stream> ConnectAsync(
        int number, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // Only Linux has all of 127.0.0.0/8 without being asked.
            if (OperatingSystem.IsLinux())
            {
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)number]), 0));
            }

            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
