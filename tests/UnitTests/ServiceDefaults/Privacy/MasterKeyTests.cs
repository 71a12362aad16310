using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Privacy;

public sealed class MasterKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-key-").FullName;

    private StorageOptions Storage => new() { Directory = _folder };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_key_that_is_no_key_is_named(string key)
    {
        var failure = Assert.Throws<InvalidOperationException>(
            () => MasterKey.Obtain(new EncryptionOptions { MasterKey = key }, Storage));
        Assert.Contains("Encryption:MasterKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_configured_and_no_demo_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => MasterKey.Obtain(new EncryptionOptions(), Storage));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Demo_mode_makes_one_key_for_its_owner_only_and_keeps_it()
    {
        var demo = new EncryptionOptions { CreateMasterKey = true };
        var keys = new byte[8][];
        Parallel.For(0, keys.Length, index => keys[index] = MasterKey.Obtain(demo, Storage).Derive("use"));
        Assert.All(keys, key => Assert.Equal(keys[0], key));
        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal(MasterKey.FileName, Path.GetFileName(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }
}
