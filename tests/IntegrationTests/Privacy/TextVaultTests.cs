using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>The vault with its store of keys, on both databases.</summary>
public sealed class TextVaultTests(Postgres postgres) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-vault-").FullName;
    private readonly List<ScopeKeys> _opened = [];
    private readonly FakeTimeProvider _time = new();
    private readonly EncryptionOptions _encryption = new()
    {
        MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };

    private string _connection = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var keys in _opened)
        {
            await keys.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_sealed_text_opens_for_whoever_has_the_keys_and_the_master_key(StorageKind kind)
    {
        var text = "Feedback: \"é 😀\"\n" + new string('x', 20_000);
        var (vault, _) = await OpenAsync(kind);
        var sealedText = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", text, Cancellation);
        var (again, _) = await OpenAsync(kind);
        Assert.Equal(text, await again.OpenAsync(sealedText, Cancellation));
        _encryption.MasterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var (stranger, _) = await OpenAsync(kind);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => stranger.OpenAsync(sealedText, Cancellation));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Processes_that_make_a_scopes_key_at_once_agree_on_one(StorageKind kind)
    {
        var vaults = new List<TextVault>();
        for (var process = 0; process < 4; process++)
        {
            vaults.Add((await OpenAsync(kind)).Vault);
        }

        using var gate = new Barrier(vaults.Count);
        var texts = await Task.WhenAll(vaults.Select(vault => Task.Run(() =>
        {
            gate.SignalAndWait(Cancellation);
            return vault.SealAsync(Guid.NewGuid(), "portfolio/1", "woorden", Cancellation);
        })));
        var (reader, _) = await OpenAsync(kind);
        foreach (var text in texts)
        {
            Assert.Equal("woorden", await reader.OpenAsync(text, Cancellation));
        }
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_destroyed_key_never_comes_back_and_is_forgotten_elsewhere_in_time(StorageKind kind)
    {
        var (vault, keys) = await OpenAsync(kind);
        var (elsewhere, _) = await OpenAsync(kind);
        var text = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", "woorden", Cancellation);
        Assert.Equal("woorden", await elsewhere.OpenAsync(text, Cancellation));
        await keys.DestroyAsync("portfolio/1", Cancellation);
        Assert.Null(await vault.OpenAsync(text, Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => vault.SealAsync(Guid.NewGuid(), "portfolio/1", "meer", Cancellation));
        _time.Advance(_encryption.CachedFor);
        Assert.Null(await elsewhere.OpenAsync(text, Cancellation));
    }

    [Fact]
    public async Task An_altered_or_moved_text_does_not_open()
    {
        var (vault, _) = await OpenAsync(StorageKind.Sqlite);
        var text = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", "woorden", Cancellation);
        await vault.SealAsync(Guid.NewGuid(), "portfolio/2", "woorden", Cancellation);
        var flipped = text.Cipher.ToArray();
        flipped[^20] ^= 1;
        foreach (var wrong in new[]
        {
            text with { Cipher = flipped },
            text with { Cipher = [1, 2, 3] },
            text with { Id = Guid.NewGuid() },
            text with { Scope = "portfolio/2" },
        })
        {
            await Assert.ThrowsAnyAsync<CryptographicException>(() => vault.OpenAsync(wrong, Cancellation));
        }
    }

    [Fact]
    public async Task Hashes_differ_by_domain_and_are_the_same_after_a_restart()
    {
        var (vault, _) = await OpenAsync(StorageKind.Sqlite);
        var (again, _) = await OpenAsync(StorageKind.Sqlite);
        Assert.Equal(32, vault.Mac("body", [1, 2]).Length);
        Assert.Equal(vault.Mac("body", [1, 2]), again.Mac("body", [1, 2]));
        Assert.NotEqual(vault.Mac("body", [1, 2]), vault.Mac("key", [1, 2]));
        Assert.NotEqual(vault.Mac("body", [1, 2]), vault.Mac("body", [1, 3]));
    }

    private async Task<(TextVault Vault, ScopeKeys Keys)> OpenAsync(StorageKind kind)
    {
        if (kind == StorageKind.Postgres && _connection.Length == 0)
        {
            _connection = await postgres.DatabaseAsync();
        }

        var storage = new StorageOptions { Kind = kind, Directory = _folder, Postgres = _connection };
        var master = MasterKey.Obtain(_encryption, storage);
        var keys = new ScopeKeys(new Database(storage, "tests", "keys"), master, _encryption, _time);
        _opened.Add(keys);
        await keys.StartAsync(Cancellation);
        return (new TextVault(keys, master, "tests"), keys);
    }
}
