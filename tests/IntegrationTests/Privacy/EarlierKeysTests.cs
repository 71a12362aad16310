using System.Security.Cryptography;
using System.Text;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>
/// A store of keys as the builds made it that had one master key without an id, and derived the keys of hashes from
/// it: its table, one wrapped key and its formulas are written out here.
/// </summary>
public sealed class EarlierKeysTests(Postgres postgres)
{
    private const string Scope = "portfolio/1";
    private static readonly byte[] s_value = [1, 2];
    private static readonly Guid s_id = Guid.Parse("0199a0c2-1111-7222-8333-444455556666");
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _scopeKey = RandomNumberGenerator.GetBytes(32);
    private readonly string _next = MasterKey.NewText();

    private string Earlier => Convert.ToBase64String(_key);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageKind.Sqlite, false)]
    [InlineData(StorageKind.Sqlite, true)]
    [InlineData(StorageKind.Postgres, false)]
    [InlineData(StorageKind.Postgres, true)]
    public async Task Its_texts_read_and_its_retries_are_known_also_when_the_key_changes_at_once(
        StorageKind kind, bool changed)
    {
        await using var store = new KeyStore(postgres, kind);
        await MakeAsync(store, kind, withKey: true);
        var (vault, keys) = await store.OpenAsync(
            changed ? KeyStore.Options(_next, Earlier) : KeyStore.Options(Earlier));
        await IsAsBeforeAsync(vault);
        Assert.Equal(1, (await keys.RewrapAsync(10, Cancellation)).Wrapped);
        var current = changed ? _next : Earlier;
        (vault, keys) = await store.OpenAsync(KeyStore.Options(current));
        await IsAsBeforeAsync(vault);
        Assert.Equal(0, (await keys.RewrapAsync(10, Cancellation)).Wrapped);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Without_a_text_yet_its_retries_are_known_all_the_same(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        await MakeAsync(store, kind, withKey: false);
        var (vault, _) = await store.OpenAsync(KeyStore.Options(_next, Earlier));
        Assert.Equal(Hash("command"), vault.Mac("command", [1, 2]));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task With_another_key_it_does_not_start_and_says_what_to_set(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        await MakeAsync(store, kind, withKey: true);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.OpenAsync(KeyStore.Options(_next)));
        Assert.Contains("Encryption:MasterKey", failure.Message, StringComparison.Ordinal);
        await IsAsBeforeAsync((await store.OpenAsync(KeyStore.Options(_next, Earlier))).Vault);
    }

    private async Task IsAsBeforeAsync(TextVault vault)
    {
        Assert.Equal("Van eerder.", await vault.OpenAsync(Text(), Cancellation));
        Assert.Equal(Hash("command"), vault.Mac("command", [1, 2]));
        Assert.Equal(Hash("body"), vault.Mac("body", [1, 2]));
    }

    private byte[] Hash(string domain) => HMACSHA256.HashData(Derived($"mac/{KeyStore.Service}/{domain}"), s_value);

    private byte[] Derived(string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes($"viklearning/{use}"));

    private SealedText Text()
    {
        byte[] bound = [.. s_id.ToByteArray(), .. Encoding.UTF8.GetBytes(Scope)];
        var dataKey = RandomNumberGenerator.GetBytes(32);
        return new SealedText(
            s_id, Scope, Sealing.Seal(_scopeKey, dataKey, bound),
            Sealing.Seal(dataKey, Encoding.UTF8.GetBytes("Van eerder."), bound));
    }

    private async Task MakeAsync(KeyStore store, StorageKind kind, bool withKey)
    {
        await using var database = await store.DatabaseAsync();
        await using var connection = await database.OpenAsync(Cancellation);
        var (bytes, schema) = kind == StorageKind.Postgres
            ? ("bytea", "CREATE SCHEMA tests_keys;")
            : ("blob", "");
        await using (var make = connection.Command(null, $"""
            {schema}
            CREATE TABLE migration (folder text NOT NULL, number integer NOT NULL, PRIMARY KEY (folder, number));
            INSERT INTO migration (folder, number) VALUES ('Privacy', 1);
            CREATE TABLE scope_key (scope text PRIMARY KEY, wrapped {bytes});
            INSERT INTO scope_key (scope, wrapped) VALUES ('portfolio/gone', NULL);
            """))
        {
            await make.ExecuteNonQueryAsync(Cancellation);
        }

        if (withKey)
        {
            var wrapped = Sealing.Seal(
                Derived($"scope-keys/{KeyStore.Service}"), _scopeKey, Encoding.UTF8.GetBytes(Scope));
            await using var add = connection.Command(
                null, "INSERT INTO scope_key (scope, wrapped) VALUES (@scope, @wrapped)")
                .With("@scope", Scope).With("@wrapped", wrapped);
            await add.ExecuteNonQueryAsync(Cancellation);
        }
    }
}
