using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.PeerFeedback;

/// <summary>Rounds on a real store that fails on command, and what becomes of texts of who is erased.</summary>
public sealed class FeedbackRoundGrainTests : IAsyncDisposable
{
    private const string Round = "cohort-1.team-1.1";
    private static readonly ImmutableArray<string> s_team = ["anna", "bram"];
    private static readonly ImmutableArray<string> s_words =
        ["Je luisterde.", "Ik voelde me gehoord.", "Ik durfde meer.", "Doe dat vaker."];

    private static readonly FeedbackPair s_pair = new("anna", "bram");

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-feedback-").FullName;
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
        var round = host.Grains.GetGrain<IFeedbackRoundGrain>(Round);
        host.Journal("portfolio").FailsOnce = "feedback-round/";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => OpenAsync(host));
        Assert.Null(await round.Get());
        Assert.Equal(2, (await OpenAsync(host)).Asked);

        // The shelf was filled before, and has the round once.
        Assert.Equal([Round], (await host.Grains.GetGrain<IFeedbackShelfGrain>("anna").List(null, 10)).RoundIds);

        host.Journal("portfolio").FailsOnce = "feedback-round/";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => GiveAsync(host));
        Assert.Null((await round.Get())!.Find("anna", "bram")!.Words);
        await GiveAsync(host);
        var given = (await round.Get())!.Find("anna", "bram")!.Words!;
        await GiveAsync(host);
        Assert.Equal(given, (await round.Get())!.Find("anna", "bram")!.Words);
    }

    [Fact]
    public async Task A_shelf_that_can_not_be_filled_opens_no_round()
    {
        await using var host = await StartAsync();
        host.Journal("portfolio").FailsOnce = "feedback-shelf/";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => OpenAsync(host));
        Assert.Null(await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Get());
        Assert.Equal(2, (await OpenAsync(host)).Asked);
    }

    [Fact]
    public async Task The_words_are_under_the_receivers_key_and_go_with_it()
    {
        await using var host = await StartAsync();
        await OpenAsync(host);
        await GiveAsync(host);
        var round = host.Grains.GetGrain<IFeedbackRoundGrain>(Round);
        var words = (await round.Get())!.Find("anna", "bram")!.Words!;
        Assert.Equal("Je luisterde.", await host.ReadAsync("portfolio", "bram", words.BehaviourId));
        Assert.Equal("", await host.ReadAsync("portfolio", "anna", words.BehaviourId));

        (await round.Read(DataHost.Envelope("read", "bram"), s_pair)).OrThrow();
        (await round.Answer(DataHost.Envelope("answer", "bram"), s_pair, "Dank je.")).OrThrow();
        await host.Erasure("portfolio", "bram").Erase(1);
        var answer = (await round.Get())!.Find("anna", "bram")!.AnswerId!.Value;
        foreach (var text in words.Ids().Append(answer))
        {
            Assert.Contains("1", await host.ReadAsync("portfolio", "bram", text), StringComparison.Ordinal);
        }

        var use = await round.ChooseUse(DataHost.Envelope("use", "bram"), s_pair, isShared: true, isForExam: true);
        Assert.Equal("not-found", Assert.Single(use.Refusals).Code);
    }

    [Fact]
    public async Task An_erased_mate_gets_no_more_feedback()
    {
        await using var host = await StartAsync();
        await OpenAsync(host);
        await host.Erasure("portfolio", "bram").Erase(1);
        var refused = await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Deliver(
            DataHost.Envelope("give", "anna"), s_pair, s_words);
        Assert.Equal("not-found", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public async Task What_was_taken_back_is_not_exported_to_who_would_have_received_it()
    {
        await using var host = await StartAsync();
        await OpenAsync(host);
        await GiveAsync(host);
        var round = host.Grains.GetGrain<IFeedbackRoundGrain>(Round);
        (await round.Withdraw(DataHost.Envelope("withdraw", "anna"), s_pair)).OrThrow();
        (await round.Deliver(DataHost.Envelope("anew", "anna"), s_pair, s_words)).OrThrow();
        var stands = (await round.Get())!.Find("anna", "bram")!.Words!;

        foreach (var person in s_team)
        {
            var streams = await FeedbackExport.StreamsAsync(host.Grains, person);
            Assert.Equal([$"feedback-shelf/{person}", $"feedback-round/{Round}"], streams.Select(it => it.Stream));
            var delivered = new List<string>();
            await foreach (var entry in host.Journal("portfolio").ReadStreamAsync(
                $"feedback-round/{Round}", 0, TestContext.Current.CancellationToken))
            {
                using var events = JsonDocument.Parse(entry.Events);
                delivered.AddRange(events.RootElement.EnumerateArray()
                    .Where(it => it.GetProperty("type").GetString() == "feedback-delivered" && streams[1].Takes!(it))
                    .Select(it => it.GetProperty("data").GetProperty("words").GetProperty("wishId").GetString()!));
            }

            Assert.Equal(person == "anna" ? 2 : 1, delivered.Count);
            Assert.Equal($"{stands.WishId}", delivered[^1]);
        }
    }

    [Fact]
    public async Task The_next_round_knows_the_pairs_of_the_one_before()
    {
        await using var host = await StartAsync();
        ImmutableArray<string> team = ["a", "b", "c", "d", "e", "f", "g", "h"];
        var pairs = new List<FeedbackPair>();
        for (var number = 1; number <= 3; number++)
        {
            var round = host.Grains.GetGrain<IFeedbackRoundGrain>($"cohort-1.team-8.{number}");
            (await round.Open(DataHost.Envelope("open", "teacher"), team, team, 2, LastDay)).OrThrow();
            pairs.AddRange((await round.Get())!.Turns.Select(turn => new FeedbackPair(turn.GiverId, turn.ReceiverId)));
        }

        Assert.Equal(48, pairs.Distinct().Count());
    }

    private DateOnly LastDay => AcademyTime.DateOf(_time.GetUtcNow()).AddDays(7);

    private Task<DataHost> StartAsync() => DataHost.StartAsync(
        new StorageOptions { Kind = StorageKind.Sqlite, Directory = _folder }, _time);

    private async Task<FeedbackRoundAccepted> OpenAsync(DataHost host) =>
        (await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Open(
            DataHost.Envelope("open", "teacher"), s_team, s_team, 2, LastDay)).OrThrow();

    private static async Task<FeedbackTurnAccepted> GiveAsync(DataHost host) =>
        (await host.Grains.GetGrain<IFeedbackRoundGrain>(Round).Deliver(
            DataHost.Envelope("give", "anna"), s_pair, s_words)).OrThrow();
}
