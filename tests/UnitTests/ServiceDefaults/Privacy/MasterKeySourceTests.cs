using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Privacy;

public sealed class MasterKeySourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-key-").FullName;
    private readonly string _key = MasterKey.NewText();
    private readonly string _other = MasterKey.NewText();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public async Task A_key_that_is_no_key_is_named(string key)
    {
        await RefusedAsync(new EncryptionOptions { MasterKey = key }, "Encryption:MasterKey is not 32 bytes", key);
        await RefusedAsync(
            new EncryptionOptions { MasterKey = _key, RetiredMasterKeys = { key } },
            "Encryption:RetiredMasterKeys is not 32 bytes", key);
        await RefusedAsync(
            new EncryptionOptions { MasterKey = _key, NextMasterKey = key },
            "Encryption:NextMasterKey is not 32 bytes", key);
    }

    [Fact]
    public async Task Nothing_configured_and_no_demo_is_an_error() =>
        await RefusedAsync(new EncryptionOptions(), "Encryption:MasterKey is not set");

    [Fact]
    public async Task Keys_come_from_one_place()
    {
        await RefusedAsync(
            new EncryptionOptions { MasterKey = _key, SecretStore = "vault", SecretName = "vik" }, "both set", _key);
        await RefusedAsync(new EncryptionOptions { SecretStore = "vault" }, "go together");
        await RefusedAsync(new EncryptionOptions { SecretName = "vik", CreateMasterKey = true }, "go together");
        await RefusedAsync(
            new EncryptionOptions { CreateMasterKey = true, RetiredMasterKeys = { _key } }, "go with", _key);
    }

    [Fact]
    public async Task One_key_in_two_roles_is_an_error() =>
        await RefusedAsync(
            new EncryptionOptions { MasterKey = _key, RetiredMasterKeys = { _other, _key } }, "twice", _key);

    [Fact]
    public async Task Configured_keys_have_their_roles_and_ids_of_their_own()
    {
        var keys = await ReadAsync(
            new EncryptionOptions { MasterKey = _key, RetiredMasterKeys = { _other }, NextMasterKey = _third });
        Assert.Equal(MasterKey.Parse(_key, "").Id, keys.Current.Id);
        Assert.Equal(MasterKey.Parse(_other, "").Id, Assert.Single(keys.Retired).Id);
        Assert.Equal(MasterKey.Parse(_third, "").Id, keys.Next?.Id);
        Assert.Equal(3, keys.All.Select(key => key.Id).Distinct().Count());
        Assert.DoesNotContain(keys.Current.Id, Convert.ToHexStringLower(Convert.FromBase64String(_key)), Ordinal);
    }

    [Fact]
    public async Task Demo_mode_makes_one_key_for_its_owner_only_and_keeps_it()
    {
        var demo = new EncryptionOptions { CreateMasterKey = true };
        var ids = new string[8];
        await Parallel.ForAsync(0, ids.Length, async (index, _) => ids[index] = (await ReadAsync(demo)).Current.Id);
        Assert.Single(ids.Distinct());
        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(MasterKeyFile.Name, Path.GetFileName(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_new_line_at_the_top_of_the_demos_file_is_its_new_key()
    {
        var demo = new EncryptionOptions { CreateMasterKey = true };
        var first = await ReadAsync(demo);
        var file = Path.Combine(_folder, MasterKeyFile.Name);
        Assert.True(MasterKeyFile.Rotate(_folder));
        Assert.False(MasterKeyFile.Rotate(Path.Combine(_folder, "other")));
        var keys = await ReadAsync(demo);
        Assert.NotEqual(first.Current.Id, keys.Current.Id);
        Assert.Equal(first.Current.Id, Assert.Single(keys.Retired).Id);
        await File.WriteAllTextAsync(file, "", Stop);
        await RefusedAsync(demo, "is not 32 bytes");
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly string _third = MasterKey.NewText();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<MasterKeys> ReadAsync(EncryptionOptions options)
    {
        using var source = new MasterKeySource(
            options, new StorageOptions { Directory = _folder }, TimeProvider.System);
        return await source.ReadAsync(Stop);
    }

    private async Task RefusedAsync(EncryptionOptions options, string said, string? secret = null)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(options));
        Assert.Contains(said, failure.Message, Ordinal);
        if (secret is not null)
        {
            Assert.DoesNotContain(secret, failure.Message, Ordinal);
        }
    }
}
