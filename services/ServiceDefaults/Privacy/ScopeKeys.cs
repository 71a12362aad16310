using System.Security.Cryptography;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// A service's keys, wrapped, in a store of their own. A key is on disk before anything is encrypted with it; a
/// destroyed one is never made anew.
/// </summary>
internal sealed class ScopeKeys(
    Database database, MasterKeySource masters, EncryptionOptions options, TimeProvider? time = null)
    : IAsyncDisposable
{
    private readonly KeyRows _rows = new(database);

    private readonly HeldKeys _held = new(
        new KeyRows(database).CountDestroyedAsync, options, time ?? TimeProvider.System);

    private KeyWrapping? _wrapping;
    private MacKeys? _macs;

    /// <summary>The service they belong to.</summary>
    public string Service => _rows.Service;

    /// <summary>The master keys; known once started.</summary>
    public MasterKeys Masters => Wrapping.Masters;

    private KeyWrapping Wrapping => _wrapping ?? throw new InvalidOperationException("The keys were not started.");

    /// <summary>Migrates, and checks that every key opens.</summary>
    /// <exception cref="InvalidOperationException">No master key, or one that does not fit; it says what to set.
    /// </exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var wrapping = new KeyWrapping(await masters.ReadAsync(cancellation), Service);
        await _rows.MigrateAsync(cancellation);
        var first = await KeyCheck.RequireAsync(_rows, wrapping, cancellation);
        _wrapping = wrapping;

        // A store of an earlier build without any key was made under the last master key, whichever it is now.
        first ??= wrapping.Masters.Retired.FirstOrDefault(wrapping.Masters.Current);
        _macs = await MacKeys.ObtainAsync(Service, first, async (name, made) =>
            await KeepAsync(name, made, cancellation)
            ?? throw new InvalidOperationException($"A key of hashes of {Service} was destroyed."));
    }

    /// <summary>Whether there never was a scope.</summary>
    public Task<bool> IsEmptyAsync(CancellationToken cancellation) => _rows.IsEmptyAsync(cancellation);

    /// <summary>The scope's key, made when there is none; null when it was destroyed.</summary>
    public async Task<byte[]?> ObtainAsync(string scope, CancellationToken cancellation) =>
        await FindAsync(scope, cancellation)
        ?? await HoldAsync(scope, () => KeepAsync(scope, RandomNumberGenerator.GetBytes(32), cancellation));

    /// <summary>The scope's key; null when there is none or it was destroyed.</summary>
    public async Task<byte[]?> FindAsync(string scope, CancellationToken cancellation) =>
        await _held.FindAsync(scope, cancellation)
        ?? await HoldAsync(scope, async () =>
            await _rows.FindAsync(scope, cancellation) is { Wrapped: not null } row ? Wrapping.Open(row) : null);

    /// <summary>
    /// Makes the keys that lack, all of them on disk at once, and holds them all; answers the scopes whose key was
    /// destroyed.
    /// </summary>
    public async Task<IReadOnlyCollection<string>> ObtainAsync(
        IReadOnlyCollection<string> scopes, CancellationToken cancellation)
    {
        var turn = _held.Turn();
        var there = (await _rows.FindAsync(scopes, cancellation)).Select(row => row.Scope);
        var made = scopes.Except(there, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(scope => Wrapping.Wrap(scope, RandomNumberGenerator.GetBytes(32)));
        await _rows.AddAsync(made, cancellation);
        var kept = await _rows.FindAsync(scopes, cancellation);
        foreach (var row in kept.Where(row => row.Wrapped is not null))
        {
            _held.Hold(row.Scope, Wrapping.Open(row), turn);
        }

        return [.. kept.Where(row => row.Wrapped is null).Select(row => row.Scope)];
    }

    /// <summary>Those of these scopes whose key was destroyed.</summary>
    public async Task<IReadOnlyCollection<string>> FindDestroyedAsync(
        IReadOnlyCollection<string> scopes, CancellationToken cancellation) =>
        [.. (await _rows.FindAsync(scopes, cancellation)).Where(row => row.Wrapped is null).Select(row => row.Scope)];

    /// <summary>Destroys the scope's key: its texts can never be read again.</summary>
    public async Task DestroyAsync(string scope, CancellationToken cancellation)
    {
        await _rows.DestroyAsync(scope, cancellation);
        _held.Drop(scope);
    }

    /// <summary>A hash under the key of one use.</summary>
    public byte[] Mac(string domain, ReadOnlySpan<byte> value) => HMACSHA256.HashData(
        (_macs ?? throw new InvalidOperationException("The keys were not started.")).Of(domain), value);

    /// <summary>
    /// Wraps by the current master key what a retired one wraps, in batches that are each on disk before the next one
    /// begins. Any number of processes may do so at once; one that ends half way has done no harm.
    /// </summary>
    /// <param name="batch">The most keys of a batch.</param>
    /// <param name="cancellation">Ends it after the batch under way.</param>
    public async Task<RewrapReport> RewrapAsync(int batch, CancellationToken cancellation)
    {
        var (after, wrapped, unopened) = ("", 0, 0);
        while (await _rows.PageAsync(after, Masters, batch, cancellation) is { Count: > 0 } page)
        {
            var pairs = new List<(KeyRow Read, KeyRow Anew)>(page.Count);
            foreach (var row in page)
            {
                if (Wrapping.TryOpen(row, out _) is { } key)
                {
                    pairs.Add((row, Wrapping.Wrap(row.Scope, key)));
                }
            }

            unopened += page.Count - pairs.Count;
            wrapped += await _rows.ReplaceAsync(pairs, cancellation);
            after = page[^1].Scope;
        }

        var counts = await _rows.CountAsync(cancellation);
        var left = Masters.Retired.Select(master => master.Id)
            .Where(id => counts.ContainsKey(id) || counts.ContainsKey(""));
        return new RewrapReport(wrapped, unopened, left.ToHashSet(StringComparer.Ordinal));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private async Task<byte[]?> HoldAsync(string scope, Func<Task<byte[]?>> read)
    {
        var turn = _held.Turn();
        if (await read() is not { } key)
        {
            return null;
        }

        _held.Hold(scope, key, turn);
        return key;
    }

    // Read again: another process may have been first, and its key is the one that counts.
    private async Task<byte[]?> KeepAsync(string scope, byte[] made, CancellationToken cancellation)
    {
        await _rows.AddAsync([Wrapping.Wrap(scope, made)], cancellation);
        return await _rows.FindAsync(scope, cancellation) is { Wrapped: not null } row ? Wrapping.Open(row) : null;
    }
}
