using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// One channel a service, each call with this process's own token; and one for calls with the token of who called here.
/// </summary>
internal sealed class ServiceChannels(ServiceToken token, IOptions<ServiceIdentityOptions> options)
    : IServiceChannels, IDisposable
{
    private const string Authorization = "authorization";
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new();
    private readonly ConcurrentDictionary<string, GrpcChannel> _callers = new();

    /// <inheritdoc />
    public CallInvoker For(string service) => _channels.GetOrAdd(service, Open).CreateCallInvoker();

    /// <inheritdoc />
    public CallInvoker ForCaller(string service, ServerCallContext caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var sent = caller.RequestHeaders.GetValue(Authorization) ?? "";
        return _callers.GetOrAdd(service, OpenBare).Intercept(headers =>
        {
            headers.Add(Authorization, sent);
            return headers;
        });
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Concat(_callers.Values))
        {
            channel.Dispose();
        }
    }

    private Uri AddressOf(string service) => options.Value.Services.GetValueOrDefault(service)
        ?? throw new InvalidOperationException($"{ServiceIdentityOptions.Section}:Services:{service} is not set.");

    private GrpcChannel OpenBare(string service) => GrpcChannel.ForAddress(
        AddressOf(service), new GrpcChannelOptions { MaxReceiveMessageSize = MostBytes });

    private GrpcChannel Open(string service)
    {
        var address = AddressOf(service);
        var credentials = CallCredentials.FromInterceptor(async (context, metadata) =>
            metadata.Add(Authorization, $"Bearer {await token.GetAsync(context.CancellationToken)}"));
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            // Inner addresses are loopback or a private network; TLS ends at the gateway unless one is configured.
            UnsafeUseInsecureChannelCallCredentials = address.Scheme == Uri.UriSchemeHttp,
            Credentials = ChannelCredentials.Create(
                address.Scheme == Uri.UriSchemeHttp ? ChannelCredentials.Insecure : ChannelCredentials.SecureSsl,
                credentials),
            MaxReceiveMessageSize = MostBytes,
        });
    }
}
