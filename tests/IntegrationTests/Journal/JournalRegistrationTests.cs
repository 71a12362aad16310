using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

public sealed class JournalRegistrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-host-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Two_services_in_one_host_have_journals_and_vaults_of_their_own()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var host = Build("Encryption:CreateMasterKey", "true");
        await host.StartAsync(cancellation);
        var one = host.Services.GetRequiredKeyedService<IJournal>("one");
        var two = host.Services.GetRequiredKeyedService<IJournal>("two");
        var vault = host.Services.GetRequiredKeyedService<ITextVault>("one");
        var text = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", "Ik leerde luisteren.", cancellation);
        await one.AppendAsync(Entries.Make("student/1", 1, "c-1", text), cancellation);
        Assert.Equal(1, (await one.ReadHeadAsync(cancellation)).Position);
        Assert.Equal(0, (await two.ReadHeadAsync(cancellation)).Position);
        var other = host.Services.GetRequiredKeyedService<ITextVault>("two");
        Assert.NotEqual(vault.Mac("key", [1]), other.Mac("key", [1]));
        Assert.Null(await other.OpenAsync(text, cancellation));
        await host.StopAsync(cancellation);
        await ((IAsyncDisposable)host).DisposeAsync();

        host = Build("Encryption:CreateMasterKey", "true");
        await host.StartAsync(cancellation);
        var kept = await host.Services.GetRequiredKeyedService<IJournal>("one")
            .ReadTextsAsync("portfolio/1", [text.Id], cancellation);
        vault = host.Services.GetRequiredKeyedService<ITextVault>("one");
        Assert.Equal("Ik leerde luisteren.", await vault.OpenAsync(kept[text.Id], cancellation));
        await host.StopAsync(cancellation);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    [Fact]
    public async Task Without_a_master_key_the_host_does_not_start_and_says_why()
    {
        var host = Build("Encryption:CreateMasterKey", "false");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Encryption:MasterKey is not set", failure.Message, StringComparison.Ordinal);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private IHost Build(string name, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("Storage:Directory", _folder), new(name, value)]);
        builder.Services.AddLogging();
        builder.AddJournal("one");
        builder.AddJournal("two");
        return builder.Build();
    }
}
