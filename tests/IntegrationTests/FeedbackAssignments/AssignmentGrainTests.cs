using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio;
using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.FeedbackAssignments;

/// <summary>
/// A feedback assignment on a real store that fails on command, and what becomes of gifts whose giver goes.
/// </summary>
public sealed class AssignmentGrainTests : IAsyncDisposable
{
    private const string Round = "cohort-1.team-1.1";
    private static readonly CollectedGift s_gift = new(Round, "anna");
    private static readonly FeedbackPair s_pair = new("anna", "bram");
    private static readonly ImmutableDictionary<string, string> s_plan = AssignmentPart.PlanFields
        .ToImmutableDictionary(field => field, field => $"Over {field}.");

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-assignment-").FullName;
    private readonly SetClock _time = new(new DateTimeOffset(2026, 5, 18, 10, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_could_not_be_kept_did_not_happen_and_is_kept_when_it_is_sent_again()
    {
        await using var host = await StartAsync();
        host.Journal("portfolio").FailsOnce = "feedback-assignment/";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Of(host).SavePlan(By("plan"), 0, s_plan));
        Assert.Null((await Of(host).Get(0))!.AssignmentId);
        var kept = (await Of(host).SavePlan(By("plan"), 0, s_plan)).OrThrow();
        Assert.Equal(kept, (await Of(host).SavePlan(By("plan"), 0, s_plan)).OrThrow());
        var line = (await Of(host).Get(0))!;
        Assert.Equal((kept.AssignmentId, 1), (line.AssignmentId, line.PlanVersion));
        Assert.Equal("Over learn.", await host.ReadAsync("portfolio", "bram", line.Plan["learn"]));
    }

    [Fact]
    public async Task Handed_over_it_is_the_same_after_a_restart()
    {
        var handed = (Version: 0, Plan: Guid.Empty);
        await using (var host = await StartAsync())
        {
            await WriteAsync(host);
            Assert.Equal("not-enrolled", Assert.Single((await Of(host).HandOver(By("early"), 4)).Refusals).Code);
            await PinAsync(host);
            host.Journal("portfolio").FailsOnce = "feedback-assignment/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Of(host).HandOver(By("over"), 4));
            Assert.Null(await Of(host).GetHandedTo("cohort-1", "team-1"));
            handed.Version = (await Of(host).HandOver(By("over"), 4)).OrThrow().Version;
            handed.Plan = (await Of(host).GetHandedTo("cohort-1", "team-1"))!.Plan["learn"];
        }

        await using var again = await StartAsync();
        var line = (await Of(again).GetHandedTo("cohort-1", "team-1"))!;
        Assert.Equal(handed, (line.Version, line.Plan["learn"]));
        Assert.Null(await Of(again).GetHandedTo("cohort-1", "team-2"));
        Assert.Equal(handed.Version, (await Of(again).HandOver(By("over"), 4)).OrThrow().Version);
    }

    [Fact]
    public async Task A_gift_can_be_put_in_once_it_is_read_and_its_giver_takes_it_back_no_more()
    {
        await using var host = await StartAsync();
        Assert.Equal("not-found", await WhyNotAsync(host));
        await GiveAsync(host);
        Assert.Equal("feedback-unread", await WhyNotAsync(host));
        (await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Withdraw(By("back", "anna"), s_pair)).OrThrow();
        Assert.Equal("not-found", await WhyNotAsync(host));
        (await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Deliver(
            By("anew", "anna"), s_pair, ["Je luisterde.", "b", "c", "d"])).OrThrow();
        (await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Read(By("read"), s_pair)).OrThrow();
        (await Of(host).CollectGift(By("gift"), s_gift)).OrThrow();

        Assert.Equal(
            "feedback-read-already",
            Assert.Single((await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Withdraw(
                By("late", "anna"), s_pair)).Refusals).Code);

        // The words are the receiver's: they stay when the giver is erased.
        await host.Erasure("portfolio", "anna").Erase(1);
        var shown = await new AssignmentReading(host.Grains, host.Services).OfAsync(
            "bram", (await Of(host).Get(0))!, TestContext.Current.CancellationToken);
        Assert.Equal("Je luisterde.", Assert.Single(shown.Pieces).Gift.Words.Behaviour);
    }

    [Fact]
    public async Task A_gift_that_is_nowhere_breaks_nothing()
    {
        await using var host = await StartAsync();
        var (nowhere, id) = (new CollectedGift("cohort-9.team-9.4", "niemand"), Guid.NewGuid());
        var book = new[] { new FeedbackCollected(new FeedbackPiece(id, nowhere, null, _time.GetUtcNow())) }
            .Aggregate(FeedbackAssignment.None, FeedbackAssignment.Evolve);
        var shown = await new AssignmentReading(host.Grains, host.Services).OfAsync(
            "bram", AssignmentLine.Of(book, 0)!, TestContext.Current.CancellationToken);
        Assert.Equal(("niemand", null), (Assert.Single(shown.Pieces).Gift.GiverId, shown.Pieces[0].Gift.Words));
    }

    [Fact]
    public async Task Of_a_closed_portfolio_nothing_is_there()
    {
        await using var host = await StartAsync();
        await WriteAsync(host);
        await PinAsync(host);
        (await Of(host).HandOver(By("over"), 4)).OrThrow();
        var plan = (await Of(host).Get(0))!.Plan["learn"];
        await host.Erasure("portfolio", "bram").Erase(1);
        Assert.Null(await Of(host).Get(0));
        Assert.Null(await Of(host).GetHandedTo("cohort-1", "team-1"));
        Assert.NotEqual("Over learn.", await host.ReadAsync("portfolio", "bram", plan));
        foreach (var refused in (Reply<AssignmentKept>[])
            [
                await Of(host).SavePlan(By("later"), 1, s_plan), await Of(host).CollectGift(By("later"), s_gift),
                await Of(host).CollectOutside(By("later"), OutsideRole.Family, new(2026, 5, 1), "Later."),
                await Of(host).TakePieceOut(By("later"), Guid.NewGuid()), await Of(host).TakeBack(By("later")),
                await Of(host).SaveConclusion(By("later"), 1, s_plan), await Of(host).HandOver(By("later"), 4),
                await Of(host).Comment(By("later", "teacher"), Guid.NewGuid(), "cohort-1", "team-1", 1, "Later."),
            ])
        {
            Assert.Equal("not-found", Assert.Single(refused.Refusals).Code);
        }
    }

    private Task<DataHost> StartAsync() => DataHost.StartAsync(
        new StorageOptions { Kind = StorageKind.Sqlite, Directory = _folder }, _time);

    private static IAssignmentGrain Of(DataHost host) => host.Grains.GetGrain<IAssignmentGrain>("bram");

    private static CommandEnvelope By(string key, string actor = "bram") => DataHost.Envelope(key, actor);

    private static async Task<string> WhyNotAsync(DataHost host) =>
        Assert.Single((await Of(host).CollectGift(By("gift"), s_gift)).Refusals).Code;

    // A plan, two pieces and a conclusion: four changes.
    private static async Task WriteAsync(DataHost host)
    {
        (await Of(host).SavePlan(By("plan"), 0, s_plan)).OrThrow();
        foreach (var piece in (string[])["one", "two"])
        {
            (await Of(host).CollectOutside(By(piece), OutsideRole.Colleague, new(2026, 5, 1), "Goed.")).OrThrow();
        }

        (await Of(host).SaveConclusion(
            By("conclusion"), 0,
            AssignmentPart.ConclusionFields.ToImmutableDictionary(field => field, _ => "Dit."))).OrThrow();
    }

    private static async Task PinAsync(DataHost host)
    {
        var plan = new PinnedPlan(
            "cohort-1", "team-1", 1, new DateOnly(2026, 5, 1), "lpo-year-1", 1, [], [], 300, 310, 320, 330);
        (await host.Grains.GetGrain<IStudentGrain>("bram").PinPlan(
            By("pin", "roster"), JsonSerializer.Serialize(plan, EventCatalog.Json))).OrThrow();
    }

    private async Task GiveAsync(DataHost host)
    {
        var round = host.Grains.GetGrain<IFeedbackRoundGrain>(Round);
        (await round.Open(
            By("open", "teacher"), ["anna", "bram"], ["anna", "bram"], 2,
            AcademyTime.DateOf(_time.GetUtcNow()).AddDays(7))).OrThrow();
        (await round.Deliver(By("give", "anna"), s_pair, ["Je luisterde.", "b", "c", "d"])).OrThrow();
    }
}
