using Npgsql;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Grains;

public sealed class ClusterTests(Postgres postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_silos_find_each_other_and_a_grain_moves_when_its_silo_stops()
    {
        var settings = await SettingsAsync();
        await using var first = await SiloHost.StartAsync(settings);
        await using var second = await SiloHost.StartAsync(settings);
        Assert.Equal(2, (await ActiveAsync(second)).Count);

        var note = await NoteOnAsync(first, second);
        Assert.Equal("kept", await note.ReadAsync());
        await first.StopAsync();
        Assert.Equal("kept", await note.ReadAsync());
        Assert.Equal(second.Address, await note.WhereAsync());
        Assert.Single(await ActiveAsync(second));
    }

    [Fact]
    public async Task That_a_journal_cannot_be_reached_now_is_known_in_other_silos_too()
    {
        var settings = await SettingsAsync();
        await using var first = await SiloHost.StartAsync(settings);
        await using var second = await SiloHost.StartAsync(settings);
        var note = await NoteOnAsync(first, second);
        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(note.FailAsync);
        Assert.Equal("Away.", failure.Message);
        Assert.True(Assert.IsType<NpgsqlException>(failure.InnerException).IsTransient);
    }

    [Fact]
    public async Task Of_two_silos_that_change_the_picture_at_once_one_is_told_to_look_again()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var table = silo.Service<IMembershipTable>();
        for (var round = 0; round < 50; round++)
        {
            var next = (await table.ReadAllAsync(Cancellation)).Version.Next();
            var joined = await Task.WhenAll(
                Task.Run(() => table.InsertRowAsync(Joining(2 * round), next, Cancellation)),
                Task.Run(() => table.InsertRowAsync(Joining((2 * round) + 1), next, Cancellation)));
            Assert.Single(joined, won => won);
            Assert.Equal(next.Version, (await table.ReadAllAsync(Cancellation)).Version.Version);
        }

        Assert.Equal(51, (await table.ReadAllAsync(Cancellation)).Members.Count);
    }

    [Fact]
    public async Task A_silo_changes_its_row_only_with_the_newest_version()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var table = silo.Service<IMembershipTable>();
        var seen = (await table.ReadAllAsync(Cancellation)).Version;
        var entry = Joining(1);
        Assert.True(await table.InsertRowAsync(entry, seen.Next(), Cancellation));
        var newest = (await table.ReadAllAsync(Cancellation)).Version;
        Assert.False(await table.InsertRowAsync(entry, newest.Next(), Cancellation));
        entry.Status = SiloStatus.Dead;
        entry.AddSuspector(silo.Service<ILocalSiloDetails>().SiloAddress, DateTime.UtcNow);
        Assert.False(await table.UpdateRowAsync(entry, seen.VersionEtag, seen.Next(), Cancellation));
        Assert.True(await table.UpdateRowAsync(entry, newest.VersionEtag, newest.Next(), Cancellation));
        newest = (await table.ReadAllAsync(Cancellation)).Version;
        Assert.False(await table.UpdateRowAsync(Joining(2), newest.VersionEtag, newest.Next(), Cancellation));

        var (read, _) = Assert.Single((await table.ReadRowAsync(entry.SiloAddress, Cancellation)).Members);
        Assert.Equal((SiloStatus.Dead, entry.SiloName), (read.Status, read.SiloName));
        Assert.Equal(entry.SuspectTimes![0].Item1, read.SuspectTimes![0].Item1);

        entry.IAmAliveTime = DateTime.UtcNow.AddDays(-2);
        await table.UpdateIAmAliveAsync(entry, Cancellation);
        await table.CleanupDefunctSiloEntriesAsync(DateTimeOffset.UtcNow.AddDays(-1), Cancellation);
        var after = await table.ReadAllAsync(Cancellation);
        Assert.Single(after.Members);
        Assert.Equal(seen.Version + 2, after.Version.Version);
    }

    [Fact]
    public async Task A_reminder_is_kept_found_by_its_place_on_the_ring_and_deleted_by_its_version()
    {
        await using var silo = await SiloHost.StartAsync(await SettingsAsync());
        var reminders = silo.Service<IReminderTable>();
        var grain = GrainId.Create("tests.note", "one");
        var entry = new ReminderEntry
        {
            GrainId = grain,
            ReminderName = "sweep",
            StartAt = new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc),
            Period = TimeSpan.FromDays(40),
        };
        var old = await reminders.UpsertRow(entry, Cancellation);
        entry.Period = TimeSpan.FromMinutes(1);
        var current = await reminders.UpsertRow(entry, Cancellation);
        Assert.NotEqual(old, current);

        var hash = grain.GetUniformHashCode();
        var read = Assert.Single((await reminders.ReadRows(hash - 1, hash, Cancellation)).Reminders);
        Assert.Equal((entry.StartAt, entry.Period, current), (read.StartAt, read.Period, read.ETag));
        Assert.Empty((await reminders.ReadRows(hash, hash + 1, Cancellation)).Reminders);
        Assert.Single((await reminders.ReadRows(hash, hash, Cancellation)).Reminders);
        Assert.Single((await reminders.ReadRows(grain, Cancellation)).Reminders);

        Assert.False(await reminders.RemoveRow(grain, "sweep", old!, Cancellation));
        Assert.True(await reminders.RemoveRow(grain, "sweep", current!, Cancellation));
        Assert.Null(await reminders.ReadRow(grain, "sweep", Cancellation));
    }

    // Where a grain goes is Orleans' choice, and it may move while the silos still learn of each other.
    private static async Task<INoteGrain> NoteOnAsync(SiloHost home, SiloHost caller)
    {
        for (var number = 0; number < 1_000; number++)
        {
            var key = $"note-{number}";
            await home.Grains.GetGrain<INoteGrain>(key).WriteAsync("kept");
            var note = caller.Grains.GetGrain<INoteGrain>(key);
            if (await note.WhereAsync() == home.Address)
            {
                return note;
            }
        }

        throw new InvalidOperationException("No grain lives on the first silo as the second sees it.");
    }

    private async Task<Dictionary<string, string?>> SettingsAsync() => new()
    {
        ["Silo:Clustering"] = nameof(Clustering.AdoNet),
        ["Storage:Kind"] = "Postgres",
        ["Storage:Postgres"] = await postgres.DatabaseAsync(),
    };

    private static MembershipEntry Joining(int number) => new()
    {
        SiloAddress = SiloAddress.New(System.Net.IPAddress.Loopback, 20_000 + number, 1),
        SiloName = $"silo-{number}",
        HostName = "localhost",
        Status = SiloStatus.Joining,
        ProxyPort = 0,
        StartTime = DateTime.UtcNow,
        IAmAliveTime = DateTime.UtcNow,
    };

    private static async Task<List<MembershipEntry>> ActiveAsync(SiloHost silo) =>
        (await silo.Service<IMembershipTable>().ReadAllAsync(Cancellation)).Members
            .Select(member => member.Item1)
            .Where(member => member.Status == SiloStatus.Active)
            .ToList();
}
