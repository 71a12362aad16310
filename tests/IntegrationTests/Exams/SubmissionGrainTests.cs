using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Exams;

/// <summary>A submission and the academy's keys on a real store that fails on command.</summary>
public sealed class SubmissionGrainTests : IAsyncDisposable
{
    private static readonly DateOnly s_lastDay = new(2026, 5, 18);
    private static readonly SubmissionPlace s_place = new("bram", "cohort-1", 1);
    private static readonly ImmutableArray<PortfolioEntry> s_entries =
        [new(EntryKind.Reflection, new string('a', 32), 1, "")];

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-submission-").FullName;

    // A minute before the last day of the sitting ends in Amsterdam.
    private readonly SetClock _time = new(new DateTimeOffset(2026, 5, 18, 21, 59, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_could_not_be_kept_was_not_handed_in_and_is_when_it_is_sent_again()
    {
        await using (var host = await StartAsync())
        {
            await OpenAsync(host);
            host.Journal("exams").FailsOnce = "submission/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => ChooseAsync(host));
            Assert.Empty((await Of(host).Get()).Chosen);
            (await ChooseAsync(host)).OrThrow();

            host.Journal("exams").FailsOnce = "submission/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => HandInAsync(host, Seal("a")));
            Assert.Empty((await Of(host).Get()).Seals);
            Assert.True(await CanHandInAsync(host));
            var kept = (await HandInAsync(host, Seal("b"))).OrThrow();

            // A retry has copied again, and gets the first answer.
            Assert.False(await CanHandInAsync(host));
            var again = (await HandInAsync(host, Seal("c"))).OrThrow();
            Assert.Equal((kept.Seal, kept.Root, kept.Receipt), (again.Seal, again.Root, again.Receipt));
            Assert.Equal(SubmissionStage.Returned, kept.Stage);
        }

        await using var later = await StartAsync();
        var view = await Of(later).Get();
        Assert.Equal(("b", SubmissionStage.Returned), (Assert.Single(view.Seals).Root, view.Stage));
        Assert.Contains(view.Returns[1], lack => lack.Code == SubmissionLack.HoursFew);
    }

    // Who asked in time is not too late because copying took a while.
    [Fact]
    public async Task A_hand_in_that_was_asked_before_midnight_counts_after_it()
    {
        await using var host = await StartAsync();
        await OpenAsync(host);
        (await ChooseAsync(host)).OrThrow();
        _time.Now += TimeSpan.FromMinutes(3);

        Assert.Equal(
            "hand-in-closed",
            Assert.Single((await HandInAsync(host, Seal("late"), s_lastDay.AddDays(1))).Refusals).Code);
        Assert.Equal("in time", (await HandInAsync(host, Seal("in time"))).OrThrow().Root);
    }

    [Fact]
    public async Task Without_an_exam_there_is_nothing_to_hand_in_for()
    {
        await using var host = await StartAsync();

        Assert.Equal("exam-not-opened", Assert.Single((await ChooseAsync(host)).Refusals).Code);
        Assert.Equal("exam-not-opened", Assert.Single((await HandInAsync(host, Seal("a"))).Refusals).Code);
        Assert.False(await CanHandInAsync(host));
    }

    [Fact]
    public async Task The_academys_key_is_made_once_and_signs_after_a_restart()
    {
        string keys, receipt;
        var payload = "{}"u8.ToArray();
        await using (var host = await StartAsync())
        {
            host.Journal("exams").FailsOnce = "signing-keys/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Keys(host).Sign(payload));
            keys = await Keys(host).GetJwks();
            receipt = await Keys(host).Sign(payload);
        }

        await using var again = await StartAsync();
        Assert.Equal(keys, await Keys(again).GetJwks());
        var later = await Keys(again).Sign(payload);
        Assert.Equal(receipt.Split('.')[..2], later.Split('.')[..2]);
        var nothing = new SealReport(null, []);
        Assert.All(
            [receipt, later],
            signed => Assert.Contains(
                "not one of this format", Assert.Single(Receipt.Verify(signed, keys, nothing)).What,
                StringComparison.Ordinal));
    }

    private Task<DataHost> StartAsync() => DataHost.StartAsync(
        new StorageOptions { Kind = StorageKind.Sqlite, Directory = _folder }, _time);

    private static ISubmissionGrain Of(DataHost host) => host.Grains.GetGrain<ISubmissionGrain>(s_place.Key);

    private static ISigningKeysGrain Keys(DataHost host) =>
        host.Grains.GetGrain<ISigningKeysGrain>(ISigningKeysGrain.Key);

    private static CommandEnvelope By(string key) => DataHost.Envelope(key, "bram");

    private static async Task OpenAsync(DataHost host) =>
        (await host.Grains.GetGrain<IExaminationGrain>("cohort-1").Open(
            By("open"), true, "lpo-year-1", 1, 90, new Sitting(1, s_lastDay.AddDays(-7), s_lastDay))).OrThrow();

    private static Task<Reply<EvidenceAnswer>> ChooseAsync(DataHost host) =>
        Of(host).Choose(By("choose"), s_place, "reflecting", 0, s_entries);

    private static Task<bool> CanHandInAsync(DataHost host) =>
        Of(host).CanHandIn(By("hand-in"), s_place, 1, s_lastDay);

    private static Task<Reply<HandedIn>> HandInAsync(DataHost host, SubmissionSeal seal, DateOnly? day = null) =>
        Of(host).HandIn(By("hand-in"), s_place, 1, seal, day ?? s_lastDay);

    private SubmissionSeal Seal(string root) => new(
        new SealSubject(s_place.SubmissionId, "bram", "cohort-1", 1, 1, _time.GetUtcNow(), "lpo-year-1", 1, []),
        [], root, $"receipt of {root}", 40, [], 100);
}
