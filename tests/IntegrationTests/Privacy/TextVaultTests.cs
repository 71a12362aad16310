using System.Security.Cryptography;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>The vault with its store of keys, on both databases.</summary>
public sealed class TextVaultTests(Postgres postgres)
{
    private readonly EncryptionOptions _encryption = KeyStore.Options(MasterKey.NewText());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_sealed_text_opens_for_whoever_has_the_keys_and_the_master_key(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var text = "Feedback: \"é 😀\"\n" + new string('x', 20_000);
        var (vault, _) = await store.OpenAsync(_encryption);
        var sealedText = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", text, Cancellation);
        var (again, _) = await store.OpenAsync(_encryption);
        Assert.Equal(text, await again.OpenAsync(sealedText, Cancellation));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Processes_that_make_a_scopes_key_at_once_agree_on_one(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var vaults = new List<TextVault>();
        for (var process = 0; process < 4; process++)
        {
            vaults.Add((await store.OpenAsync(_encryption)).Vault);
        }

        using var gate = new Barrier(vaults.Count);
        var texts = await Task.WhenAll(vaults.Select(vault => Task.Run(() =>
        {
            gate.SignalAndWait(Cancellation);
            return vault.SealAsync(Guid.NewGuid(), "portfolio/1", "woorden", Cancellation);
        })));
        var (reader, _) = await store.OpenAsync(_encryption);
        foreach (var text in texts)
        {
            Assert.Equal("woorden", await reader.OpenAsync(text, Cancellation));
        }
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_destroyed_key_never_comes_back_and_is_gone_elsewhere_in_a_second(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var (vault, keys) = await store.OpenAsync(_encryption);
        var (elsewhere, _) = await store.OpenAsync(_encryption);
        var text = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", "woorden", Cancellation);
        Assert.Equal("woorden", await elsewhere.OpenAsync(text, Cancellation));
        await keys.DestroyAsync("portfolio/1", Cancellation);
        Assert.Null(await vault.OpenAsync(text, Cancellation));
        await Assert.ThrowsAsync<ScopeErasedException>(
            () => vault.SealAsync(Guid.NewGuid(), "portfolio/1", "meer", Cancellation));
        store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await elsewhere.OpenAsync(text, Cancellation));
    }

    [Fact]
    public async Task An_altered_or_moved_text_does_not_open()
    {
        await using var store = new KeyStore(postgres, StorageKind.Sqlite);
        var (vault, _) = await store.OpenAsync(_encryption);
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

    [Theory]
    [InlineData("")]
    [InlineData("~mac")]
    [InlineData("roster/Jan Jansen")]
    [InlineData("roster/Zoë")]
    public async Task What_a_person_wrote_is_no_scope(string scope)
    {
        await using var store = new KeyStore(postgres, StorageKind.Sqlite);
        var (vault, _) = await store.OpenAsync(_encryption);
        await Assert.ThrowsAsync<ArgumentException>(
            () => vault.SealAsync(Guid.NewGuid(), scope, "woorden", Cancellation));
    }

    [Fact]
    public async Task Hashes_differ_by_domain_and_are_the_same_after_a_restart()
    {
        await using var store = new KeyStore(postgres, StorageKind.Sqlite);
        var (vault, _) = await store.OpenAsync(_encryption);
        var (again, _) = await store.OpenAsync(_encryption);
        Assert.Equal(32, vault.Mac("body", [1, 2]).Length);
        Assert.Equal(vault.Mac("body", [1, 2]), again.Mac("body", [1, 2]));
        Assert.NotEqual(vault.Mac("body", [1, 2]), vault.Mac("key", [1, 2]));
        Assert.NotEqual(vault.Mac("body", [1, 2]), vault.Mac("body", [1, 3]));
    }
}
