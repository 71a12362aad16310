using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>One channel a service, each call with this process's own token.</summary>
internal sealed class ServiceChannels(ServiceToken token, IOptions<ServiceIdentityOptions> options)
    : IServiceChannels, IDisposable
{
    private readonly ConcurrentDictionary<string, GrpcChannel> _channels = new();

    /// <inheritdoc />
    public CallInvoker For(string service) => _channels.GetOrAdd(service, Open).CreateCallInvoker();

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }
    }

    private GrpcChannel Open(string service)
    {
        var address = options.Value.Services.GetValueOrDefault(service)
            ?? throw new InvalidOperationException($"{ServiceIdentityOptions.Section}:Services:{service} is not set.");
        var credentials = CallCredentials.FromInterceptor(async (context, metadata) =>
            metadata.Add("authorization", $"Bearer {await token.GetAsync(context.CancellationToken)}"));
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            // Inner addresses are loopback or a private network; TLS ends at the gateway unless one is configured.
            UnsafeUseInsecureChannelCallCredentials = address.Scheme == Uri.UriSchemeHttp,
            Credentials = ChannelCredentials.Create(
                address.Scheme == Uri.UriSchemeHttp ? ChannelCredentials.Insecure : ChannelCredentials.SecureSsl,
                credentials),
            MaxReceiveMessageSize = 4 * 1024 * 1024,
        });
    }
}
