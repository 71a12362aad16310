using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.CrashHost;

/// <summary>Changes the master key of a store of keys, slowly enough to be killed half way.</summary>
internal static class Rewrapping
{
    public static async Task<int> RunAsync(string kind, string place, string current, string retired)
    {
        var storage = kind == "postgres"
            ? new StorageOptions { Kind = StorageKind.Postgres, Postgres = place }
            : new StorageOptions { Directory = place };
        var options = new EncryptionOptions { MasterKey = current, RetiredMasterKeys = { retired } };
        using var masters = new MasterKeySource(options, storage, TimeProvider.System);
        await using var keys = new ScopeKeys(new Database(storage, "tests", "keys"), masters, options);
        await keys.StartAsync(CancellationToken.None);
        await keys.RewrapAsync(batch: 1, CancellationToken.None);
        return 0;
    }
}
