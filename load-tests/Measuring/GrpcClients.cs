using Grpc.Net.Client;

namespace VikLearning.LoadTests.Measuring;

/// <summary>A few connections to one plain HTTP/2 address, each well below the server's limit of streams.</summary>
internal sealed class GrpcClients : IDisposable
{
    private const int Connections = 8;

    public GrpcClients(Uri address)
    {
        Channels =
        [
            .. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(address, new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false },
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
}
