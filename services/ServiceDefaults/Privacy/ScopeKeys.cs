using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// A service's scope keys, wrapped, in a store of their own. A key is on disk before anything is encrypted with it; a
/// destroyed one is never made anew.
/// </summary>
internal sealed class ScopeKeys(
    Database database, MasterKey master, EncryptionOptions options, TimeProvider? time = null)
    : IAsyncDisposable
{
    private readonly byte[] _wrapping = master.Derive($"viklearning/scope-keys/{database.Service}");
    private readonly ConcurrentDictionary<string, (byte[] Key, long Since)> _cache = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Migrates.</summary>
    public Task StartAsync(CancellationToken cancellation) =>
        Migrations.RunAsync(database, "Privacy", cancellation: cancellation);

    /// <summary>The scope's key, made when there is none; null when it was destroyed.</summary>
    public async Task<byte[]?> ObtainAsync(string scope, CancellationToken cancellation)
    {
        if (Cached(scope) is { } cached)
        {
            return cached;
        }

        var (exists, wrapped) = await ReadAsync(scope, cancellation);
        if (!exists)
        {
            var made = Sealing.Seal(_wrapping, RandomNumberGenerator.GetBytes(32), Encoding.UTF8.GetBytes(scope));
            await ExecuteAsync(
                "INSERT INTO scope_key (scope, wrapped) VALUES (@scope, @wrapped) ON CONFLICT (scope) DO NOTHING",
                scope, made, cancellation);

            // Read again: another process may have been first, and its key is the one that counts.
            (_, wrapped) = await ReadAsync(scope, cancellation);
        }

        return wrapped is null ? null : Keep(scope, wrapped);
    }

    /// <summary>The scope's key; null when there is none or it was destroyed.</summary>
    public async Task<byte[]?> FindAsync(string scope, CancellationToken cancellation) =>
        Cached(scope) ?? ((await ReadAsync(scope, cancellation)).Wrapped is { } wrapped ? Keep(scope, wrapped) : null);

    /// <summary>Destroys the scope's key: its texts can never be read again.</summary>
    public async Task DestroyAsync(string scope, CancellationToken cancellation)
    {
        await ExecuteAsync(
            "INSERT INTO scope_key (scope, wrapped) VALUES (@scope, NULL)"
            + " ON CONFLICT (scope) DO UPDATE SET wrapped = NULL",
            scope, null, cancellation);
        _cache.TryRemove(scope, out _);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private byte[]? Cached(string scope) =>
        _cache.TryGetValue(scope, out var cached) && _time.GetElapsedTime(cached.Since) < options.CachedFor
            ? cached.Key
            : null;

    private byte[] Keep(string scope, byte[] wrapped)
    {
        var key = Sealing.Open(_wrapping, wrapped, Encoding.UTF8.GetBytes(scope));
        if (_cache.Count >= options.CachedKeys)
        {
            _cache.Clear();
        }

        _cache[scope] = (key, _time.GetTimestamp());
        return key;
    }

    private async Task<(bool Exists, byte[]? Wrapped)> ReadAsync(string scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Command(connection, "SELECT wrapped FROM scope_key WHERE scope = @scope", scope);
        return await command.ExecuteScalarAsync(cancellation) switch
        {
            null => (false, null),
            byte[] wrapped => (true, wrapped),
            _ => (true, null),
        };
    }

    private async Task ExecuteAsync(string sql, string scope, byte[]? wrapped, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Command(connection, sql, scope);
        if (wrapped is not null)
        {
            Add(command, "@wrapped", wrapped);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, string sql, string scope)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        Add(command, "@scope", scope);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
