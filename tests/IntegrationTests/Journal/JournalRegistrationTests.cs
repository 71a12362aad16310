using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VikLearning.IntegrationTests.Privacy;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

public sealed class JournalRegistrationTests(Postgres postgres) : IDisposable
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
    public async Task Lost_keys_end_the_start_instead_of_looking_like_erased_texts()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var host = Build("Encryption:CreateMasterKey", "true");
        await host.StartAsync(cancellation);
        var vault = host.Services.GetRequiredKeyedService<ITextVault>("one");
        var text = await vault.SealAsync(Guid.NewGuid(), "portfolio/1", "Ik leerde luisteren.", cancellation);
        await host.Services.GetRequiredKeyedService<IJournal>("one").AppendAsync(
            Entries.Make("student/1", 1, "c-1", text), cancellation);
        await host.StopAsync(cancellation);
        await ((IAsyncDisposable)host).DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder, "one-keys.db*"))
        {
            File.Delete(file);
        }

        host = Build("Encryption:CreateMasterKey", "true");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(cancellation));
        Assert.Contains("Restore the keys (one-keys.db", failure.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task Wrapped_keys_may_be_on_another_server_and_are_then_nowhere_else()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (data, keys) = (await postgres.DatabaseAsync(), await postgres.DatabaseAsync());
        var host = Build(
            ("Encryption:CreateMasterKey", "true"), ("Storage:Kind", "Postgres"), ("Storage:Postgres", data),
            ("Storage:KeysPostgres", keys));
        await host.StartAsync(cancellation);
        var vault = host.Services.GetRequiredKeyedService<ITextVault>("one");
        await vault.SealAsync(Guid.NewGuid(), "portfolio/1", "Ik leerde luisteren.", cancellation);
        await host.StopAsync(cancellation);
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.Equal(["one", "two"], await SchemasAsync(data));
        Assert.Equal(["one_keys", "two_keys"], await SchemasAsync(keys));
    }

    [Fact]
    public async Task The_master_key_of_a_secret_store_opens_what_it_wrapped_and_another_ends_the_start()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var sidecar = await DaprSidecar.StartAsync();
        var secret = sidecar.Secrets[("vault", "vik")] = new() { ["current"] = MasterKey.NewText() };
        (string, string)[] settings =
        [
            ("Encryption:SecretStore", "vault"), ("Encryption:SecretName", "vik"),
            ("Encryption:SecretSidecar", sidecar.Address),
        ];
        var host = Build(settings);
        await host.StartAsync(cancellation);
        await host.Services.GetRequiredKeyedService<ITextVault>("one").SealAsync(
            Guid.NewGuid(), "portfolio/1", "Ik leerde luisteren.", cancellation);
        await host.StopAsync(cancellation);
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.Equal(1, sidecar.Calls);
        secret["current"] = MasterKey.NewText();
        host = Build(settings);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(cancellation));
        Assert.Contains("wrapped by a master key that is not configured", failure.Message, StringComparison.Ordinal);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    [Fact]
    public async Task Keys_on_a_server_beside_data_in_files_end_the_start()
    {
        var host = Build(
            ("Encryption:CreateMasterKey", "true"), ("Storage:KeysPostgres", "Host=127.0.0.1;Password=s3cret"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Storage:Kind is not Postgres", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure.Message, StringComparison.Ordinal);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static async Task<List<string>> SchemasAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            "SELECT DISTINCT table_schema FROM information_schema.tables"
            + " WHERE table_schema LIKE 'one%' OR table_schema LIKE 'two%' ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var schemas = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            schemas.Add(reader.GetString(0));
        }

        return schemas;
    }

    private IHost Build(string name, string value) => Build((name, value));

    private IHost Build(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Storage:Directory", _folder),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)),
        ]);
        builder.Services.AddLogging();
        builder.AddJournal("one");
        builder.AddJournal("two");
        return builder.Build();
    }
}
