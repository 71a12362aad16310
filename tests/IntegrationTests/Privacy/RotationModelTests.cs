using CsCheck;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Privacy;

/// <summary>Whatever the order of writing, destroying, changing the master key and stopping half way.</summary>
public sealed class RotationModelTests(Postgres postgres)
{
    private enum Step
    {
        Write,
        Destroy,
        Change,
        Part,
        Drop,
        Restart,
    }

    private static readonly Gen<(Step Step, int Number)[]> Runs = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(Step.Write)), (1, Gen.Const(Step.Destroy)), (2, Gen.Const(Step.Change)),
            (3, Gen.Const(Step.Part)), (2, Gen.Const(Step.Drop)), (1, Gen.Const(Step.Restart))),
        Gen.Int[0, 7]).Array[4, 30];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageKind.Sqlite, 60)]
    [InlineData(StorageKind.Postgres, 12)]
    public async Task Every_text_of_a_living_scope_reads_and_every_hash_stays(StorageKind kind, int runs) =>
        await Runs.SampleAsync(run => HoldsAsync(kind, run), iter: runs, threads: 1);

    private async Task HoldsAsync(StorageKind kind, (Step Step, int Number)[] run)
    {
        await using var store = new KeyStore(postgres, kind);
        var texts = new Sealed();
        var masters = new List<string> { MasterKey.NewText() };
        var gone = new HashSet<int>();
        var (vault, keys) = await OpenAsync(store, masters);
        var hash = vault.Mac("body", [7]);
        await texts.WriteAsync(vault, 99);
        foreach (var (step, number) in run)
        {
            switch (step)
            {
                case Step.Write when !gone.Contains(number):
                    await texts.WriteAsync(vault, number);
                    break;
                case Step.Destroy when gone.Add(number):
                    await texts.DestroyAsync(keys, number);
                    break;
                case Step.Part:
                    await PartAsync(store, masters, number);
                    break;
                default:
                    await ChangeAsync(step, keys, masters);
                    (vault, keys) = await OpenAsync(store, masters);
                    break;
            }
        }

        await texts.AllReadAsync(vault);
        await texts.AllReadAsync((await OpenAsync(store, masters)).Vault);
        Assert.Equal(hash, vault.Mac("body", [7]));
    }

    private static async Task ChangeAsync(Step step, ScopeKeys keys, List<string> masters)
    {
        if (step == Step.Change && masters.Count < 4)
        {
            masters.Insert(0, MasterKey.NewText());
        }

        if (step == Step.Drop)
        {
            Assert.Empty((await keys.RewrapAsync(3, Cancellation)).Left);
            masters.RemoveRange(1, masters.Count - 1);
        }
    }

    private static Task<(TextVault Vault, ScopeKeys Keys)> OpenAsync(KeyStore store, List<string> masters) =>
        store.OpenAsync(KeyStore.Options(masters[0], [.. masters.Skip(1)]));

    // What a process leaves behind that ends after some batches.
    private static async Task PartAsync(KeyStore store, List<string> masters, int batches)
    {
        var options = KeyStore.Options(masters[0], [.. masters.Skip(1)]);
        using var source = new MasterKeySource(options, new StorageOptions(), store.Time);
        var wrapping = new KeyWrapping(await source.ReadAsync(Cancellation), KeyStore.Service);
        await using var rows = new KeyRows(await store.DatabaseAsync());
        foreach (var row in await rows.PageAsync("", wrapping.Masters, batches + 1, Cancellation))
        {
            await rows.ReplaceAsync([(row, wrapping.Wrap(row.Scope, wrapping.Open(row)))], Cancellation);
        }
    }
}
