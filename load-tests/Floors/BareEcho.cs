using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VikLearning.LoadTests.Measuring;

namespace VikLearning.LoadTests.Floors;

/// <summary>
/// What gRPC over plain HTTP/2 costs with nothing on it: no gateway, no token, client and server in here.
/// </summary>
internal sealed class BareEcho : IScenario
{
    private readonly EchoRequest _request = new() { Payload = ByteString.CopyFrom(new byte[64]), AnswerBytes = 64 };
    private WebApplication? _server;
    private GrpcClients? _clients;
    private EchoService.EchoServiceClient[] _echo = [];

    /// <inheritdoc />
    public string Name => "bare-echo";

    /// <inheritdoc />
    public string? Floor => null;

    /// <inheritdoc />
    public int Workers => 64;

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        _server = builder.Build();
        _server.MapGrpcService<EchoGrpcService>();
        await _server.StartAsync(cancellation);
        _clients = new GrpcClients(new Uri(_server.Urls.First()));
        _echo = [.. _clients.Channels.Select(channel => new EchoService.EchoServiceClient(channel))];
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        var answer = await _echo[worker % _echo.Length].EchoAsync(_request, cancellationToken: cancellation);
        return answer.Payload.Length == _request.AnswerBytes;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _clients?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
