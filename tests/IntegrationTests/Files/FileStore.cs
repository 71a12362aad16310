using VikLearning.IntegrationTests.Privacy;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Files;

/// <summary>A store of files with its keys, on a database of its own, opened any number of times.</summary>
internal sealed class FileStore(Postgres postgres, StorageKind kind) : IAsyncDisposable
{
    private readonly EncryptionOptions _encryption = KeyStore.Options(MasterKey.NewText());
    private readonly List<FileRows> _opened = [];

    /// <summary>The keys, the clock and the place.</summary>
    public KeyStore Keys { get; } = new(postgres, kind);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A process's own vault, and its keys.</summary>
    public async Task<(FileVault Vault, ScopeKeys Keys)> OpenAsync()
    {
        var (_, keys) = await Keys.OpenAsync(_encryption);
        var rows = new FileRows(await DatabaseAsync());
        _opened.Add(rows);
        await rows.MigrateAsync(Stop);
        return (new FileVault(rows, keys, Keys.Time), keys);
    }

    /// <summary>Changes what lies there, as somebody with the database could.</summary>
    public async Task<int> TamperAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenAsync(Stop);
        await using var command = connection.Command(null, sql);
        foreach (var (name, value) in values)
        {
            command.With(name, value);
        }

        return await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>What lies there.</summary>
    public async Task<object?> AskAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var database = await DatabaseAsync();
        await using var connection = await database.OpenAsync(Stop);
        await using var command = connection.Command(null, sql);
        foreach (var (name, value) in values)
        {
            command.With(name, value);
        }

        return await command.ExecuteScalarAsync(Stop);
    }

    /// <summary>How many there are.</summary>
    public async Task<long> CountAsync(string sql, params (string Name, object Value)[] values) =>
        Convert.ToInt64(await AskAsync(sql, values), System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var rows in _opened)
        {
            await rows.DisposeAsync();
        }

        await Keys.DisposeAsync();
    }

    private async Task<Database> DatabaseAsync() => new(await Keys.StorageAsync(), KeyStore.Service, "files");
}
