using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// Where the master keys of this process come from, as its configuration says: one place, which never changes while it
/// runs, and no other when that one fails.
/// </summary>
internal sealed class MasterKeySource(EncryptionOptions options, StorageOptions storage, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private volatile MasterKeys? _keys;

    /// <summary>The keys, once they were read.</summary>
    public MasterKeys Known => _keys ?? throw new InvalidOperationException("The master keys were not read yet.");

    private bool HasStore => options.SecretStore.Length > 0 || options.SecretName.Length > 0;

    /// <summary>The keys, read once.</summary>
    /// <exception cref="InvalidOperationException">None, or none that are keys; it says what to set.</exception>
    public async Task<MasterKeys> ReadAsync(CancellationToken cancellation)
    {
        if (_keys is { } known)
        {
            return known;
        }

        await _reading.WaitAsync(cancellation);
        try
        {
            return _keys ??= await ObtainAsync(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private async Task<MasterKeys> ObtainAsync(CancellationToken cancellation)
    {
        RequireOnePlace();
        if (options.MasterKey.Length > 0)
        {
            return MasterKeys.Parse(
                options.MasterKey, options.RetiredMasterKeys, options.NextMasterKey, MasterKeyNames.Configured);
        }

        return HasStore
            ? await new SecretStore(options, time).ReadAsync(cancellation)
            : MasterKeyFile.Read(storage.Directory);
    }

    private void RequireOnePlace()
    {
        var fault = (options.MasterKey.Length > 0, HasStore) switch
        {
            (true, true) => "Encryption:MasterKey and Encryption:SecretStore are both set: master keys come from one"
                + " place, so clear one of them.",
            (false, true) when options.SecretStore.Length == 0 || options.SecretName.Length == 0 =>
                "Encryption:SecretStore and Encryption:SecretName go together: the store's component and the secret's"
                + " name in it.",
            (false, false) when !options.CreateMasterKey =>
                "Encryption:MasterKey is not set: give 32 random bytes in base64, kept apart from the database and its"
                + " backups, or name a secret with Encryption:SecretStore and Encryption:SecretName. Without a master"
                + " key no text can be encrypted or read.",
            (false, _) when options.RetiredMasterKeys.Count > 0 || options.NextMasterKey.Length > 0 =>
                "Encryption:RetiredMasterKeys and Encryption:NextMasterKey go with Encryption:MasterKey; a secret"
                + " store, or the demo's file, holds its own.",
            _ => null,
        };
        if (fault is not null)
        {
            throw new InvalidOperationException(fault);
        }
    }
}
