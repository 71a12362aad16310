using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Grains;

/// <summary>What Orleans' grain storage promises over our statements, the same on every backend.</summary>
public abstract class GrainStoreTests
{
    protected abstract Task<Dictionary<string, string?>> SettingsAsync();

    [Fact]
    public async Task A_state_outlives_the_silo_and_a_cleared_one_leaves_no_row()
    {
        var settings = await SettingsAsync();
        await using (var silo = await SiloHost.StartAsync(settings))
        {
            await silo.Grains.GetGrain<INoteGrain>("one").WriteAsync("first");
            await silo.Grains.GetGrain<INoteGrain>("one").WriteAsync("Zoë's — second");
        }

        await using (var silo = await SiloHost.StartAsync(settings))
        {
            var note = silo.Grains.GetGrain<INoteGrain>("one");
            Assert.Equal("Zoë's — second", await note.ReadAsync());
            Assert.Equal("", await silo.Grains.GetGrain<INoteGrain>("two").ReadAsync());
            await note.ClearAsync();
            Assert.Equal(0, await CountAsync(silo));
            await note.WriteAsync("again");
            Assert.Equal(1, await CountAsync(silo));
        }
    }

    [Fact]
    public async Task A_writer_that_read_an_older_version_loses()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var (storage, grain) = (silo.Storage(), GrainId.Create("tests.note", "one"));
        var (mine, theirs) = (new GrainState<Note>(new Note()), new GrainState<Note>(new Note()));
        await storage.WriteStateAsync("tests.note", grain, mine);
        await storage.ReadStateAsync("tests.note", grain, theirs);
        theirs.State!.Text = "theirs";
        await storage.WriteStateAsync("tests.note", grain, theirs);
        mine.State!.Text = "mine";
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteStateAsync("tests.note", grain, mine));
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.ClearStateAsync("tests.note", grain, mine));
        await storage.ReadStateAsync("tests.note", grain, mine);
        Assert.Equal("theirs", mine.State!.Text);
        Assert.Equal("2", mine.ETag);
    }

    [Fact]
    public async Task Of_two_first_writes_one_wins_in_300_races()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var storage = silo.Storage();
        for (var race = 0; race < 300; race++)
        {
            var grain = GrainId.Create("tests.note", "race-" + race.ToString(CultureInfo.InvariantCulture));
            using var barrier = new Barrier(2);
            var writes = await Task.WhenAll(
                Task.Run(() => WriteFirstAsync(storage, grain, barrier)),
                Task.Run(() => WriteFirstAsync(storage, grain, barrier)));
            Assert.Single(writes, won => won);
        }

        Assert.Equal(300, await CountAsync(silo));
    }

    [Fact]
    public async Task Keys_of_every_kind_have_a_row_each()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var guid = new Guid("00000000-0000-0000-0000-000000000001");
        var kind = GrainType.Create("tests.note");
        GrainId[] grains =
        [
            GrainId.Create("tests.note", "student-1"),
            GrainId.Create(kind, GrainIdKeyExtensions.CreateIntegerKey(1)),
            GrainId.Create(kind, GrainIdKeyExtensions.CreateIntegerKey(1, "q1")),
            GrainId.Create(kind, GrainIdKeyExtensions.CreateGuidKey(guid)),
            GrainId.Create(kind, GrainIdKeyExtensions.CreateGuidKey(guid, "q1")),
        ];
        foreach (var grain in grains)
        {
            await WriteAsync(silo, grain, grain.ToString());
        }

        foreach (var grain in grains)
        {
            var state = new GrainState<Note>(new Note());
            await silo.Storage().ReadStateAsync("tests.note", grain, state);
            Assert.Equal(grain.ToString(), state.State!.Text);
        }
    }

    [Fact]
    public async Task A_renamed_class_reads_the_rows_of_the_old_one()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var grain = GrainId.Create("tests.note", "one");
        await WriteAsync(silo, grain, "kept");
        var state = new GrainState<RenamedNote>(new RenamedNote());
        await silo.Storage().ReadStateAsync("tests.note", grain, state);
        Assert.Equal(("kept", 7), (state.State!.Text, state.State.Readers));
        Assert.Equal("""{"text":"kept"}""", await ScalarAsync(silo, PayloadAsText));
    }

    [Fact]
    public async Task Two_services_in_one_silo_keep_their_states_apart()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync(), "others", "others");
        var grain = GrainId.Create("tests.note", "one");
        await WriteAsync(silo, grain, "mine");
        var state = new GrainState<Note>(new Note());
        await silo.Storage("others").ReadStateAsync("tests.note", grain, state);
        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task A_state_of_a_megabyte_comes_back_whole()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var note = silo.Grains.GetGrain<INoteGrain>("large");
        var text = new string('x', 1_000_000);
        await note.WriteAsync(text);
        var state = new GrainState<Note>(new Note());
        await silo.Storage().ReadStateAsync("tests.note", note.GetGrainId(), state);
        Assert.Equal(text, state.State!.Text);
    }

    [Theory]
    [InlineData("ReadFromStorageKey")]
    [InlineData("WriteToStorageKey")]
    [InlineData("ClearStorageKey")]
    [InlineData("DeleteStorageKey")]
    public async Task A_silo_whose_store_lacks_a_statement_does_not_start(string key)
    {
        var settings = await SettingsAsync();
        await using (var silo = await SiloHost.StartAsync(settings))
        {
            await ScalarAsync(silo, $"DELETE FROM OrleansQuery WHERE QueryKey = '{key}'");
        }

        await using var second = SiloHost.Build(settings);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(second.StartAsync);
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_two_writers_at_once_are_all_kept()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        await Parallel.ForAsync(0, 320, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
            await WriteAsync(silo, GrainId.Create("tests.note", $"writer-{number}"), "kept"));
        Assert.Equal(320, await CountAsync(silo));
    }

    protected abstract string PayloadAsText { get; }

    private static async Task<bool> WriteFirstAsync(IGrainStorage storage, GrainId grain, Barrier barrier)
    {
        var state = new GrainState<Note>(new Note { Text = "first" });
        barrier.SignalAndWait();
        try
        {
            await storage.WriteStateAsync("tests.note", grain, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static Task WriteAsync(SiloHost silo, GrainId grain, string text) =>
        silo.Storage().WriteStateAsync("tests.note", grain, new GrainState<Note>(new Note { Text = text }));

    private static async Task<long> CountAsync(SiloHost silo) =>
        Convert.ToInt64(await ScalarAsync(silo, "SELECT count(*) FROM grain_state"), CultureInfo.InvariantCulture);

    private static async Task<object?> ScalarAsync(SiloHost silo, string sql)
    {
        await using var database = new Database(silo.Service<IOptions<StorageOptions>>().Value, "tests", "grains");
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
