using System.Buffers.Binary;
using System.Net;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using VikLearning.TestHosts;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>
/// Stands in for Dapr's sidecar: answers its gRPC method GetSecret with the statuses that its documentation names.
/// What a real sidecar does is not proved by it.
/// </summary>
internal sealed class DaprSidecar : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;

    private DaprSidecar(string address)
    {
        Address = address;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, new Uri(address).Port, listen => listen.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.MapPost("/dapr.proto.runtime.v1.Dapr/GetSecret", AnswerAsync);
    }

    /// <summary>Where it speaks gRPC.</summary>
    public string Address { get; }

    /// <summary>The secrets by store and name.</summary>
    public Dictionary<(string Store, string Name), Dictionary<string, string>> Secrets { get; } = [];

    /// <summary>How many calls are answered by "unavailable" first.</summary>
    public int UnavailableAtFirst { get; set; }

    /// <summary>Whether this caller may read no secret.</summary>
    public bool Denies { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Calls => _calls;

    public static async Task<DaprSidecar> StartAsync()
    {
        var sidecar = new DaprSidecar($"http://127.0.0.1:{Ports.Free()}");
        await sidecar._app.StartAsync();
        return sidecar;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var request = GetSecretRequest.Parser.ParseFrom(body.ToArray().AsSpan(5));
        var (status, secret) = Find(request);
        http.Response.ContentType = "application/grpc";
        if (secret is not null)
        {
            await http.Response.Body.WriteAsync(Frame(new GetSecretResponse { Data = { secret } }));
        }

        http.Response.AppendTrailer("grpc-status", $"{(int)status}");
    }

    private (StatusCode Status, Dictionary<string, string>? Secret) Find(GetSecretRequest request)
    {
        if (Interlocked.Increment(ref _calls) <= UnavailableAtFirst)
        {
            return (StatusCode.Unavailable, null);
        }

        if (Denies)
        {
            return (StatusCode.PermissionDenied, null);
        }

        if (Secrets.Keys.All(secret => secret.Store != request.StoreName))
        {
            return (StatusCode.InvalidArgument, null);
        }

        return Secrets.TryGetValue((request.StoreName, request.Key), out var secret)
            ? (StatusCode.OK, secret)
            : (StatusCode.Internal, null);
    }

    private static byte[] Frame(GetSecretResponse message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }
}
