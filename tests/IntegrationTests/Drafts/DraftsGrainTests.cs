using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio.Drafts;
using VikLearning.Portfolio.Reflections;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Drafts;

/// <summary>Drafts on real stores: none is lost, none overwrites another, and none outlives its student.</summary>
public sealed class DraftsGrainTests(Postgres postgres) : IAsyncDisposable
{
    private static readonly DraftAbout s_about = new(new TemplateUse("starrt", 1), "", null, 0);
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-drafts-").FullName;
    private readonly SetClock _time = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private StorageOptions? _storage;

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_was_kept_is_there_after_a_restart_and_what_was_thrown_away_is_not(StorageKind kind)
    {
        var (kept, gone) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var host = await StartAsync(kind))
        {
            var drafts = Drafts(host);
            Assert.Equal(1, (await drafts.Save(kept, 0, s_about, Words("eerste"))).OrThrow().Version);
            Assert.Equal(2, (await drafts.Save(kept, 1, s_about, Words("tweede"))).OrThrow().Version);
            await drafts.Save(gone, 0, s_about, Words("weg"));
            await drafts.Delete(gone);
            await drafts.Delete(gone);
            await drafts.Save(gone, 0, s_about, Words("toch niet"));
            await drafts.Delete(gone);
        }

        await using var again = await StartAsync(kind);
        var only = Assert.Single(await Drafts(again).List());
        Assert.Equal((kept, 2, s_about), (only.DraftId, only.Saved.Version, only.About));
        Assert.Equal(("Titel", "tweede"), (only.Words.Title, Assert.Single(only.Words.Fields).Text));
        Assert.Null(await Drafts(again).Get(gone));
        Assert.Equal(3, (await Drafts(again).Save(kept, 2, s_about, Words("derde"))).OrThrow().Version);
    }

    [Fact]
    public async Task Two_tabs_never_overwrite_each_other_and_a_retry_is_answered()
    {
        await using var host = await StartAsync(StorageKind.Sqlite);
        var (drafts, id) = (Drafts(host), Guid.NewGuid());
        await drafts.Save(id, 0, s_about, Words("begin"));
        var first = (await drafts.Save(id, 1, s_about, Words("van de ene"))).OrThrow();

        var late = await drafts.Save(id, 1, s_about, Words("van de andere"));
        var retry = await drafts.Save(id, 1, s_about, Words("van de ene"));

        var refusal = Assert.Single(late.Refusals);
        Assert.Equal(("draft-changed-elsewhere", RefusalKind.Stale), (refusal.Code, refusal.Kind));
        Assert.Equal(first, retry.Answer);
        Assert.Equal("van de ene", Assert.Single((await drafts.Get(id))!.Words.Fields).Text);
    }

    [Fact]
    public async Task What_is_typed_in_a_draft_that_was_thrown_away_elsewhere_is_kept()
    {
        await using var host = await StartAsync(StorageKind.Sqlite);
        var (drafts, id) = (Drafts(host), Guid.NewGuid());
        await drafts.Save(id, 0, s_about, Words("begin"));
        await drafts.Delete(id);

        Assert.Equal(2, (await drafts.Save(id, 1, s_about, Words("en verder"))).OrThrow().Version);
    }

    [Fact]
    public async Task There_are_ten_at_most_and_each_can_still_be_changed()
    {
        await using var host = await StartAsync(StorageKind.Sqlite);
        var drafts = Drafts(host);
        var ids = Enumerable.Range(0, DraftsGrain.MostDrafts).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids)
        {
            (await drafts.Save(id, 0, s_about, Words("tekst"))).OrThrow();
        }

        Assert.Equal(
            "drafts-full",
            Assert.Single((await drafts.Save(Guid.NewGuid(), 0, s_about, Words("een te veel"))).Refusals).Code);
        (await drafts.Save(ids[^1], 1, s_about, Words("nog"))).OrThrow();
        await drafts.Delete(ids[0]);
        (await drafts.Save(Guid.NewGuid(), 0, s_about, Words("weer plaats"))).OrThrow();
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Erasure_throws_them_away_and_takes_no_more(StorageKind kind)
    {
        await using (var host = await StartAsync(kind))
        {
            await Drafts(host).Save(Guid.NewGuid(), 0, s_about, Words("nog niet af"));
            Assert.Single(await DraftExport.OfAsync(host.Grains, "student01"));
            await host.Services.GetRequiredKeyedService<IErasureStep>("portfolio").CloseAsync("student01", 1);
            Assert.Empty(await Drafts(host).List());
            Assert.Empty(await DraftExport.OfAsync(host.Grains, "student01"));
        }

        await using var again = await StartAsync(kind);
        Assert.Empty(await Drafts(again).List());
        Assert.Equal(
            Refusal.NotFound(),
            Assert.Single((await Drafts(again).Save(Guid.NewGuid(), 0, s_about, Words("later"))).Refusals));
    }

    [Fact]
    public async Task On_disk_there_is_no_word_of_it()
    {
        await using (var host = await StartAsync(StorageKind.Sqlite))
        {
            await Drafts(host).Save(Guid.NewGuid(), 0, s_about, Words("een kanarie in de kast"));
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf("kanarie"u8) < 0, file);
        }
    }

    private static IDraftsGrain Drafts(DataHost host) => host.Grains.GetGrain<IDraftsGrain>("student01");

    private static ReflectionWords Words(string text) => new()
    {
        Title = "Titel",
        Fields = [new ReflectionWords.Field { Name = "situation", Text = text }],
    };

    private async Task<DataHost> StartAsync(StorageKind kind)
    {
        _storage ??= new StorageOptions
        {
            Kind = kind,
            Directory = _folder,
            Postgres = kind == StorageKind.Postgres ? await postgres.DatabaseAsync() : "",
        };
        return await DataHost.StartAsync(_storage, _time);
    }
}
