using System.Diagnostics;
using VikLearning.IntegrationTests.Journal;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>The master key is changed under everything that goes on, on both databases.</summary>
public sealed class RotationTests(Postgres postgres)
{
    private const int Scopes = 120;
    private readonly string _first = MasterKey.NewText();
    private readonly string _second = MasterKey.NewText();
    private readonly string _third = MasterKey.NewText();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Twice_under_writers_of_two_processes_and_nothing_is_lost(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var texts = new Sealed();
        var (vault, _) = await store.OpenAsync(KeyStore.Options(_first));
        var hash = vault.Mac("command", [1]);
        await RotateAsync(store, texts, _first, _second, 0);
        await RotateAsync(store, texts, _second, _third, Scopes);

        var (last, _) = await store.OpenAsync(KeyStore.Options(_third));
        await texts.AllReadAsync(last);
        Assert.Equal(hash, last.Mac("command", [1]));
    }

    // The slower process still writes under the old key, and knows the new one; the other changes every key meanwhile.
    private static async Task RotateAsync(KeyStore store, Sealed texts, string old, string now, int from)
    {
        var behind = KeyStore.Options(old);
        behind.NextMasterKey = now;
        var (slow, slowKeys) = await store.OpenAsync(behind);
        for (var number = from; number < from + (Scopes / 2); number++)
        {
            await texts.WriteAsync(slow, number);
        }

        var (fast, fastKeys) = await store.OpenAsync(KeyStore.Options(now, old));
        var (_, otherKeys) = await store.OpenAsync(KeyStore.Options(now, old));
        using var gate = new Barrier(5);
        var written = Enumerable.Range(from + (Scopes / 2), Scopes / 2);
        await Task.WhenAll(
            TogetherAsync(gate, () => ForEachAsync(written, number => texts.WriteAsync(slow, number))),
            TogetherAsync(gate, () => ForEachAsync(written, number => texts.WriteAsync(fast, number))),
            TogetherAsync(gate, () => fastKeys.RewrapAsync(7, Cancellation)),
            TogetherAsync(gate, () => otherKeys.RewrapAsync(7, Cancellation)),
            TogetherAsync(gate, () => ForEachAsync(
                Enumerable.Range(from, 10), number => texts.DestroyAsync(slowKeys, number))));

        var report = await fastKeys.RewrapAsync(50, Cancellation);
        Assert.Equal((0, 0), (report.Left.Count, report.Unopened));
        await texts.AllReadAsync((await store.OpenAsync(KeyStore.Options(now))).Vault);
    }

    private static Task TogetherAsync(Barrier gate, Func<Task> work) => Task.Run(async () =>
    {
        gate.SignalAndWait(Cancellation);
        await work();
    });

    private static async Task ForEachAsync(IEnumerable<int> numbers, Func<int, Task> work)
    {
        foreach (var number in numbers)
        {
            await work(number);
        }
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Killed_half_way_it_goes_on_where_it_was(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var texts = new Sealed();
        var (vault, _) = await store.OpenAsync(KeyStore.Options(_first));
        for (var number = 0; number < 400; number++)
        {
            await texts.WriteAsync(vault, number);
        }

        await KillHalfWayAsync(store, kind);
        var (both, keys) = await store.OpenAsync(KeyStore.Options(_second, _first));
        await texts.AllReadAsync(both);
        var report = await keys.RewrapAsync(100, Cancellation);
        Assert.InRange(report.Wrapped, 1, 402);
        Assert.Empty(report.Left);
        await texts.AllReadAsync((await store.OpenAsync(KeyStore.Options(_second))).Vault);
    }

    private async Task KillHalfWayAsync(KeyStore store, StorageKind kind)
    {
        var id = MasterKey.Parse(_second, "").Id;
        await using var database = await store.DatabaseAsync();
        await using var rows = new KeyRows(database);
        using var child = Process.Start(new ProcessStartInfo(CrashHostPath.Find(),
            ["rewrap", kind == StorageKind.Postgres ? "postgres" : "sqlite", store.Place, _second, _first]))!;
        while ((await rows.CountAsync(Cancellation)).GetValueOrDefault(id) < 20)
        {
            Assert.False(child.HasExited, "The child ended before it was killed.");
        }

        child.Kill();
        await child.WaitForExitAsync(Cancellation);
        Assert.NotEqual(0, child.ExitCode);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Keys_that_no_configured_master_key_opens_end_the_start(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var texts = new Sealed();
        await texts.WriteAsync((await store.OpenAsync(KeyStore.Options(_first))).Vault, 1);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.OpenAsync(KeyStore.Options(_second)));
        Assert.Contains("Encryption:RetiredMasterKeys", failure.Message, StringComparison.Ordinal);
        Assert.Contains(MasterKey.Parse(_first, "").Id, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_second, failure.Message, StringComparison.Ordinal);

        // Nothing was changed by the refusal.
        await texts.AllReadAsync((await store.OpenAsync(KeyStore.Options(_first))).Vault);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_key_destroyed_while_it_was_being_wrapped_anew_stays_destroyed(StorageKind kind)
    {
        await using var store = new KeyStore(postgres, kind);
        var texts = new Sealed();
        var (vault, _) = await store.OpenAsync(KeyStore.Options(_first));
        await texts.WriteAsync(vault, 1);
        var (_, keys) = await store.OpenAsync(KeyStore.Options(_second, _first));
        await using var rows = new KeyRows(await store.DatabaseAsync());
        var read = (await rows.FindAsync(Sealed.ScopeOf(1), Cancellation))!;

        // What was read before is written after.
        await texts.DestroyAsync(keys, 1);
        Assert.Equal(0, await rows.ReplaceAsync([(read, read with { Master = "late" })], Cancellation));
        await keys.RewrapAsync(10, Cancellation);
        await texts.AllReadAsync((await store.OpenAsync(KeyStore.Options(_second))).Vault);
    }
}
