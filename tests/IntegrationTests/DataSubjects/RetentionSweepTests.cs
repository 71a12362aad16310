using Microsoft.Data.Sqlite;
using VikLearning.Protos.Access.V1;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>The sweeper, years later.</summary>
public sealed class RetentionSweepTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-retention-").FullName;
    private readonly SetClock _time = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private DataHost _host = null!;

    private IRetentionSweeperGrain Sweeper => _host.Grains.GetGrain<IRetentionSweeperGrain>(IRetentionGrain.Key);

    public async ValueTask InitializeAsync() =>
        _host = await DataHost.StartAsync(new StorageOptions { Directory = _folder }, _time);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_due_is_destroyed_in_batches_each_with_a_certificate()
    {
        await _host.EnrolAsync("cohort-1", new DateOnly(2026, 1, 5), "s-1", "s-2", "s-3", "s-4", "s-5");
        await _host.EnrolAsync("cohort-2", new DateOnly(2028, 6, 5), "s-6");
        Assert.Equal(0, await Sweeper.Sweep());

        await LaterAsync(new DateTimeOffset(2029, 3, 2, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(3, await Sweeper.Sweep());
        Assert.Equal(2, await Sweeper.Sweep());
        Assert.Equal(0, await Sweeper.Sweep());
        Assert.Equal(0, await Sweeper.Sweep());

        var certificates = (await _host.Register.List(null, 10)).Certificates;
        Assert.Equal(5, certificates.Count);
        Assert.All(certificates, it => Assert.Equal(
            ("retention", DataClass.Portfolio), (it.OrderedBy, it.Classes.Single())));
        Assert.Equal(["s-1", "s-2", "s-3", "s-4", "s-5"], certificates.Select(it => it.PersonId).Order());
        Assert.Empty((await _host.Person("s-6").Get()).Erased);

        await LaterAsync(new DateTimeOffset(2032, 3, 2, 3, 0, 0, TimeSpan.Zero));
        int?[] ordered =
        [
            await Sweeper.Sweep(), await Sweeper.Sweep(), await Sweeper.Sweep(), await Sweeper.Sweep(),
        ];
        Assert.Equal(6, ordered.Sum());
        Assert.Equal([DataClass.Portfolio], (await _host.Person("s-6").Get()).Erased.Keys);
        var view = await _host.Person("s-1").Get();
        Assert.Equal([DataClass.Portfolio, DataClass.Name], view.Erased.Keys);
    }

    [Fact]
    public async Task Who_is_held_or_in_a_later_cohort_is_left_alone()
    {
        await _host.EnrolAsync("cohort-1", new DateOnly(2026, 1, 5), "s-1", "s-2", "s-3");
        await _host.EnrolAsync("cohort-2", new DateOnly(2028, 6, 5), "s-2");
        (await _host.Person("s-1").PlaceHold(DataHost.Envelope("hold"), "Er loopt een beroep.")).OrThrow();
        await LaterAsync(new DateTimeOffset(2029, 3, 2, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await Sweeper.Sweep());
        Assert.Equal("s-3", Assert.Single((await _host.Register.List(null, 10)).Certificates).PersonId);

        (await _host.Person("s-1").LiftHold(DataHost.Envelope("lift"), "Het beroep is klaar.")).OrThrow();
        Assert.Equal(1, await SweepRoundAsync());
    }

    [Fact]
    public async Task Nothing_is_swept_while_it_is_not_known_who_is_where()
    {
        await _host.EnrolAsync("cohort-1", new DateOnly(2026, 1, 5), "s-1");
        _time.Now = new DateTimeOffset(2029, 3, 2, 3, 0, 0, TimeSpan.Zero);
        Assert.Null(await Sweeper.Sweep());
        await _host.HearAsync();
        Assert.Equal(1, await Sweeper.Sweep());
    }

    [Fact]
    public async Task The_document_that_stands_decides()
    {
        await _host.EnrolAsync("cohort-1", new DateOnly(2026, 1, 5), "s-1");
        var retention = _host.Grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key);
        (await retention.Set(
            DataHost.Envelope("set"), 0, [new(DataClass.Portfolio, 1), new(DataClass.Name, 1)])).OrThrow();
        await LaterAsync(new DateTimeOffset(2027, 6, 2, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await Sweeper.Sweep());
        Assert.Equal(
            [DataClass.Portfolio, DataClass.Name],
            Assert.Single((await _host.Register.List(null, 10)).Certificates).Classes);
        Assert.Equal(1, (await retention.Get()).Version);
    }

    // A round has an end, at which it orders nothing; the next begins again.
    private async Task<int?> SweepRoundAsync() => await Sweeper.Sweep() + await Sweeper.Sweep();

    private async Task LaterAsync(DateTimeOffset at)
    {
        _time.Now = at;
        await _host.HearAsync();
    }
}
