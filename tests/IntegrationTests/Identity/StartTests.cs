using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.Identity;
using VikLearning.Identity.Keys;
using VikLearning.Identity.Rows;
using Xunit;

namespace VikLearning.IntegrationTests.Identity;

public sealed class StartTests(Postgres postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-identity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_refuses_to_start_in_Production()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => IdentityHost.StartAsync(IdentityHost.Settings(_folder), "Production"));
        Assert.Contains("Production", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_refuses_to_start_with_nobody_to_sign_in_outside_demo_mode()
    {
        var settings = IdentityHost.Settings(_folder)
            .Where(setting => !setting.Key.StartsWith("Identity:Accounts", StringComparison.Ordinal))
            .ToDictionary();
        settings["Demo:Enabled"] = "false";
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => IdentityHost.StartAsync(settings));
        Assert.Contains("Identity:Accounts", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Identity:Issuer", null, "Identity:Issuer")]
    [InlineData("Identity:AllowHttp", "false", "Identity:AllowHttp")]
    [InlineData("Identity:Accounts:0:Roles:0", "service", "no role")]
    [InlineData("Identity:Accounts:0:Subject", "roster", "taken")]
    [InlineData("Identity:Accounts:1:Name", "STUDENT01", "twice")]
    [InlineData("Identity:Clients:0:Secret", "", "secret")]
    public async Task It_refuses_to_start_with_a_setting_that_would_be_unsafe(string key, string? value, string says)
    {
        var settings = IdentityHost.Settings(_folder);
        settings[key] = value;
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => IdentityHost.StartAsync(settings));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_keys_can_be_read_by_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var host = await IdentityHost.StartAsync(IdentityHost.Settings(_folder));
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner, File.GetUnixFileMode(Path.Combine(_folder, StoredKeys.SigningFile)));
        Assert.Equal(owner, File.GetUnixFileMode(Path.Combine(_folder, StoredKeys.EncryptionFile)));
        Assert.Equal(
            owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "data-protection")));
    }

    [Fact]
    public async Task Keys_kept_before_the_host_is_wired_are_those_it_uses()
    {
        IdentityModule.KeepKeys(_folder);
        var (signing, encryption) = await KeysAsync();

        await using var host = await IdentityHost.StartAsync(IdentityHost.Settings(_folder));

        Assert.Equal((signing, encryption), await KeysAsync());
        using var browser = host.Browser();
        var published = await browser.GetStringAsync("/.well-known/jwks", TestContext.Current.CancellationToken);
        Assert.Contains(StoredKeys.Signing(signing, "").KeyId, published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_connections_wait_for_another_writer_as_those_of_every_store()
    {
        await using var host = await IdentityHost.StartAsync(IdentityHost.Settings(_folder));
        await using var scope = host.Services.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<IdentityRows>().Database;

        await rows.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1000, await BusyTimeoutAsync(rows));
        await rows.CloseConnectionAsync();
        SqliteConnection.ClearPool((SqliteConnection)rows.GetDbConnection());
#pragma warning disable CA1849 // EF Core opens either way.
        rows.OpenConnection();
#pragma warning restore CA1849
        Assert.Equal(1000, await BusyTimeoutAsync(rows));
    }

    [Fact]
    public async Task On_PostgreSQL_it_signs_in_refreshes_and_starts_again_on_the_same_rows()
    {
        var settings = IdentityHost.Settings(_folder);
        settings["Storage:Kind"] = "Postgres";
        settings["Storage:Postgres"] = await postgres.DatabaseAsync();
        string refresh;
        await using (var before = await IdentityHost.StartAsync(settings))
        {
            using var flow = new SignInFlow(before);
            var (_, body) = await flow.RedeemAsync((await flow.SignInAsync())["code"]);
            refresh = body.GetProperty("refresh_token").GetString()!;
        }

        await using var host = await IdentityHost.StartAsync(settings);
        using var later = new SignInFlow(host);
        Assert.Equal(HttpStatusCode.OK, (await later.RefreshAsync(refresh)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await later.RefreshAsync(refresh)).Status);
        Assert.False(File.Exists(Path.Combine(_folder, "identity-rows.db")));
    }

    private static Task<int> BusyTimeoutAsync(DatabaseFacade rows) =>
        rows.SqlQuery<int>($"SELECT timeout AS Value FROM pragma_busy_timeout")
            .SingleAsync(TestContext.Current.CancellationToken);

    private async Task<(string Signing, string Encryption)> KeysAsync() => (
        await File.ReadAllTextAsync(Path.Combine(_folder, StoredKeys.SigningFile)),
        await File.ReadAllTextAsync(Path.Combine(_folder, StoredKeys.EncryptionFile)));
}
