using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Hosting;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-ring-").FullName;
    private readonly string _first = MasterKey.NewText();
    private readonly string _second = MasterKey.NewText();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_it_protected_opens_through_every_change_of_the_master_key()
    {
        var kept = await ProtectAsync(_first);
        Assert.Equal("woorden", await OpenAsync(kept, _first));
        Assert.Equal("woorden", await OpenAsync(kept, _second, _first));
        Assert.Equal("woorden", await OpenAsync(kept, _second));
        Assert.DoesNotContain("<masterKey", await FileAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_master_key_that_does_not_fit_ends_the_start()
    {
        var kept = await ProtectAsync(_first);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(kept, _second));
        Assert.Contains("Encryption:RetiredMasterKeys", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(kept, null));
        Assert.Equal("woorden", await OpenAsync(kept, _first));
    }

    [Fact]
    public async Task A_ring_in_clear_is_read_and_from_then_on_sealed()
    {
        var kept = await ProtectAsync(null);
        Assert.Contains("<masterKey", await FileAsync(), StringComparison.Ordinal);
        Assert.Equal("woorden", await OpenAsync(kept, _first));
        Assert.DoesNotContain("<masterKey", await FileAsync(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(Ring)[0]));
        }
    }

    [Fact]
    public async Task What_a_retired_key_sealed_is_sealed_anew_when_it_is_read()
    {
        var kept = await ProtectAsync(_first);
        var before = await FileAsync();
        Assert.Equal("woorden", await OpenAsync(kept, _first));
        Assert.Equal(before, await FileAsync());
        Assert.Equal("woorden", await OpenAsync(kept, _second, _first));
        Assert.NotEqual(before, await FileAsync());
    }

    [Fact]
    public async Task A_sealed_key_under_another_name_is_none()
    {
        var kept = await ProtectAsync(_first);
        var file = Assert.Single(Directory.GetFiles(Ring));
        File.Move(file, Path.Combine(Ring, $"key-{Guid.NewGuid()}.xml"));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(kept, _first));
    }

    private string Ring => Path.Combine(_folder, "data-protection");

    private Task<string> FileAsync() => File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Ring)), Stop);

    private Task<string> ProtectAsync(string? current) => RunAsync(ring => ring.Protect("woorden"), current);

    private Task<string> OpenAsync(string kept, string? current, params string[] retired) =>
        RunAsync(ring => ring.Unprotect(kept), current, retired);

    private async Task<string> RunAsync(
        Func<IDataProtector, string> use, string? current, params string[] retired)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Storage:Directory", _folder),
            new("Encryption:MasterKey", current ?? ""),
            .. retired.Select((key, index) =>
                new KeyValuePair<string, string?>($"Encryption:RetiredMasterKeys:{index}", key)),
        ]);
        builder.Services.AddLogging();
        builder.Services.AddKeyRing().AddKeyRing();
        using var host = builder.Build();
        await host.StartAsync(Stop);
        var result = use(host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests"));
        await host.StopAsync(Stop);
        return result;
    }
}
