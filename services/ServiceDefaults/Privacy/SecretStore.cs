using Dapr;
using Dapr.Client;
using Grpc.Core;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The master keys as a secret of Dapr's secret store holds them.</summary>
internal sealed class SecretStore(EncryptionOptions options, TimeProvider time)
{
    private const string Current = "current";
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private string Place => $"the secret {options.SecretName} of the secret store {options.SecretStore}";

    /// <summary>Reads the secret; waits for a sidecar that is not up yet.</summary>
    /// <exception cref="InvalidOperationException">It could not be read, or holds no master keys.</exception>
    public async Task<MasterKeys> ReadAsync(CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return KeysOf(await AskAsync(cancellation));
            }
            catch (DaprException failure) when (StatusOf(failure) is StatusCode.Unavailable
                && time.GetElapsedTime(since) < options.SecretWithin)
            {
                await Task.Delay(s_pause, time, cancellation);
            }
            catch (DaprException failure)
            {
                throw new InvalidOperationException(Explain(StatusOf(failure)), failure);
            }
        }
    }

    // A client of its own for each attempt: a channel that failed once, before the sidecar was up, goes on failing.
    private async Task<Dictionary<string, string>> AskAsync(CancellationToken cancellation)
    {
        var builder = new DaprClientBuilder();
        if (options.SecretSidecar.Length > 0)
        {
            builder.UseGrpcEndpoint(options.SecretSidecar);
        }

        using var client = builder.Build();
        return await client.GetSecretAsync(
            options.SecretStore, options.SecretName, cancellationToken: cancellation);
    }

    private MasterKeys KeysOf(IReadOnlyDictionary<string, string> secret)
    {
        var names = MasterKeyNames.Of(Place);
        if (secret.TryGetValue(Current, out var current))
        {
            return MasterKeys.Parse(
                current, MasterKeys.Split(secret.GetValueOrDefault("retired", "")),
                secret.GetValueOrDefault("next", ""), names);
        }

        var keys = secret.Count == 1 ? MasterKeys.Split(secret.Values.Single()) : [];
        return keys.Length > 0
            ? MasterKeys.Parse(keys[0], keys[1..], "", names)
            : throw new InvalidOperationException(
                $"There is no master key in {Place}: give it a field {Current} with 32 random bytes in base64.");
    }

    private static StatusCode? StatusOf(DaprException failure) => (failure.InnerException as RpcException)?.StatusCode;

    private string Explain(StatusCode? status) => status switch
    {
        StatusCode.Unavailable =>
            $"Dapr's sidecar was not reached within {options.SecretWithin.TotalSeconds:0} s, so {Place} is not known:"
            + " start the sidecar, or set Encryption:SecretSidecar or DAPR_GRPC_ENDPOINT.",
        StatusCode.PermissionDenied or StatusCode.Unauthenticated =>
            $"Dapr's sidecar does not give {Place} to this service: allow it in the sidecar's configuration, and set"
            + " DAPR_API_TOKEN where it asks for one.",
        _ => $"Dapr's sidecar has not got {Place} ({status}): check Encryption:SecretStore, the name of the sidecar's"
            + " secret store component, and Encryption:SecretName.",
    };
}
