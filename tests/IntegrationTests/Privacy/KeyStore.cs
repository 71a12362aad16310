using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>One store of keys on a database of its own, opened any number of times, as processes would.</summary>
internal sealed class KeyStore(Postgres postgres, StorageKind kind) : IAsyncDisposable
{
    public const string Service = "tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-keys-").FullName;
    private readonly List<ScopeKeys> _opened = [];
    private string _connection = "";

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Where it is: a folder, or a connection string.</summary>
    public string Place => kind == StorageKind.Postgres ? _connection : _folder;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The options of a process with these master keys.</summary>
    public static EncryptionOptions Options(string current, params string[] retired)
    {
        var options = new EncryptionOptions { MasterKey = current };
        foreach (var key in retired)
        {
            options.RetiredMasterKeys.Add(key);
        }

        return options;
    }

    /// <summary>A process's own vault and keys.</summary>
    public async Task<(TextVault Vault, ScopeKeys Keys)> OpenAsync(EncryptionOptions options)
    {
        var database = await DatabaseAsync();
        var masters = new MasterKeySource(options, await StorageAsync(), Time);
        var keys = new ScopeKeys(database, masters, options, Time);
        _opened.Add(keys);
        await keys.StartAsync(Cancellation);
        return (new TextVault(keys), keys);
    }

    public async Task<Database> DatabaseAsync() => new(await StorageAsync(), Service, "keys");

    public async ValueTask DisposeAsync()
    {
        foreach (var keys in _opened)
        {
            await keys.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Where its databases are.</summary>
    public async Task<StorageOptions> StorageAsync()
    {
        if (kind == StorageKind.Postgres && _connection.Length == 0)
        {
            _connection = await postgres.DatabaseAsync();
        }

        return new StorageOptions { Kind = kind, Directory = _folder, Postgres = _connection };
    }
}
