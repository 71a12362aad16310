using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>Master keys from Dapr's secret store; the sidecar is a double.</summary>
public sealed class SecretStoreTests : IAsyncLifetime
{
    private readonly string _current = MasterKey.NewText();
    private readonly string _retired = MasterKey.NewText();
    private readonly string _next = MasterKey.NewText();
    private DaprSidecar _sidecar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _sidecar = await DaprSidecar.StartAsync();

    public ValueTask DisposeAsync() => _sidecar.DisposeAsync();

    [Fact]
    public async Task A_secret_of_fields_holds_every_role()
    {
        var keys = await ReadAsync(new() { ["current"] = _current, ["retired"] = $"{_retired}", ["next"] = _next });
        Assert.Equal([Id(_current), Id(_retired), Id(_next)], keys.All.Select(key => key.Id));
        Assert.Equal(Id(_next), keys.Next?.Id);
    }

    [Fact]
    public async Task A_secret_of_one_value_holds_the_current_key_and_the_retired_ones()
    {
        var keys = await ReadAsync(new() { ["vik"] = $"{_current} {_retired}\n{_next}" });
        Assert.Equal(Id(_current), keys.Current.Id);
        Assert.Equal([Id(_retired), Id(_next)], keys.Retired.Select(key => key.Id));
    }

    [Fact]
    public async Task A_sidecar_that_comes_up_later_is_waited_for()
    {
        _sidecar.UnavailableAtFirst = 1;
        Assert.Equal(Id(_current), (await ReadAsync(new() { ["current"] = _current })).Current.Id);
        Assert.Equal(2, _sidecar.Calls);
    }

    [Fact]
    public async Task A_sidecar_that_never_comes_is_told_with_what_to_set()
    {
        var options = Options();
        options.SecretSidecar = $"http://127.0.0.1:{Ports.Free()}";
        options.SecretWithin = TimeSpan.Zero;
        await RefusedAsync(options, "Encryption:SecretSidecar");
    }

    [Fact]
    public async Task What_the_store_has_not_got_or_does_not_give_is_told_with_what_to_set()
    {
        await RefusedAsync(Options(), "check Encryption:SecretStore");
        _sidecar.Secrets[("vault", "other")] = new() { ["current"] = _current };
        await RefusedAsync(Options(), "Encryption:SecretName");
        _sidecar.Denies = true;
        await RefusedAsync(Options(), "does not give the secret vik of the secret store vault");
    }

    [Fact]
    public async Task What_is_no_master_key_is_told_without_being_said()
    {
        foreach (var (secret, said) in new (Dictionary<string, string>, string)[]
        {
            ([], "give it a field current"),
            (new() { ["one"] = _current, ["two"] = _retired }, "give it a field current"),
            (new() { ["current"] = "c2VjcmV0" }, "The current key in the secret vik"),
            (new() { ["current"] = _current, ["retired"] = "c2VjcmV0" }, "a retired key in the secret vik"),
            (new() { ["current"] = _current, ["retired"] = _current }, "twice"),
        })
        {
            _sidecar.Secrets[("vault", "vik")] = secret;
            var failure = await RefusedAsync(Options(), said);
            Assert.All(
                secret.Values, value => Assert.DoesNotContain(value, failure.ToString(), StringComparison.Ordinal));
        }
    }

    private static string Id(string key) => MasterKey.Parse(key, "").Id;

    private EncryptionOptions Options() => new()
    {
        SecretStore = "vault",
        SecretName = "vik",
        SecretSidecar = _sidecar.Address,
        CreateMasterKey = true,
    };

    private async Task<MasterKeys> ReadAsync(Dictionary<string, string> secret)
    {
        _sidecar.Secrets[("vault", "vik")] = secret;
        using var source = new MasterKeySource(Options(), new StorageOptions(), TimeProvider.System);
        return await source.ReadAsync(Cancellation);
    }

    private static async Task<InvalidOperationException> RefusedAsync(EncryptionOptions options, string said)
    {
        using var source = new MasterKeySource(options, new StorageOptions(), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => source.ReadAsync(Cancellation));
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        return failure;
    }
}
