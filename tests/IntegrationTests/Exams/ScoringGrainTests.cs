using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Exams;

/// <summary>Examiners and scores on a real store that fails on command.</summary>
public sealed class ScoringGrainTests : IAsyncDisposable
{
    private const string First = "anna";
    private const string Second = "ben";
    private static readonly DateOnly s_today = new(2026, 5, 18);
    private static readonly SubmissionPlace s_place = new("bram", "cohort-1", 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-scoring-").FullName;
    private readonly SetClock _time = new(new DateTimeOffset(2026, 5, 18, 10, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_could_not_be_kept_was_not_scored_and_is_when_it_is_sent_again()
    {
        await using (var host = await StartAsync())
        {
            await PrepareAsync(host);
            host.Journal("exams").FailsOnce = "scoring/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => SaveAsync(host, First, 0));
            Assert.Empty((await Of(host).Get()).Sheets);
            (await SaveAsync(host, First, 0)).OrThrow();
            for (var criterion = 1; criterion < ExamLife.Criteria.Length; criterion++)
            {
                (await SaveAsync(host, First, criterion)).OrThrow();
            }

            host.Journal("exams").FailsOnce = "scoring/";
            await Assert.ThrowsAsync<JournalUnavailableException>(() => SubmitAsync(host, First));
            Assert.Null((await Of(host).Get()).SheetOf(First).SubmittedAt);
            (await SubmitAsync(host, First)).OrThrow();

            // A retry of what was handed in gets the first answer, though it could not be handed in again.
            (await SubmitAsync(host, First)).OrThrow();
        }

        await using var later = await StartAsync();
        var kept = await Of(later).Get();
        Assert.NotNull(kept.SheetOf(First).SubmittedAt);
        Assert.Equal((ScoringStage.Scoring, 5), (kept.Stage, kept.SheetOf(First).Changes));
    }

    [Fact]
    public async Task A_seat_is_taken_before_it_is_given_and_a_crash_between_leaves_nobody_on_it_twice()
    {
        await using var host = await StartAsync();
        await PrepareAsync(host);
        (await SaveAsync(host, Second, 0)).OrThrow();
        var entrant = new Entrant(s_place.StudentId, s_place.Key, []);
        (await Of(host).Vacate(By("deputy", "clerk"), Second)).OrThrow();
        host.Journal("exams").FailsOnce = "examiner-plan/";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => SeatAsync(host, entrant));

        Assert.Equal("not-found", Assert.Single((await SaveAsync(host, Second, 1)).Refusals).Code);
        (await Of(host).Vacate(By("deputy", "clerk"), Second)).OrThrow();
        (await SeatAsync(host, entrant)).OrThrow();
        (await SaveAsync(host, "clara", 1)).OrThrow();
    }

    [Fact]
    public async Task Outside_the_window_and_without_a_certificate_nothing_is_there()
    {
        await using var host = await StartAsync();
        await PrepareAsync(host);
        Assert.Equal("not-found", Assert.Single((await SaveAsync(host, "stranger", 0)).Refusals).Code);
        _time.Now += TimeSpan.FromDays(11);
        Assert.Equal("not-found", Assert.Single((await SaveAsync(host, First, 0)).Refusals).Code);
        _time.Now -= TimeSpan.FromDays(11);
        (await Register(host).Withdraw(By("withdraw", "clerk"), First)).OrThrow();
        Assert.Equal("not-found", Assert.Single((await SaveAsync(host, First, 1)).Refusals).Code);
        (await SaveAsync(host, Second, 0)).OrThrow();
    }

    private Task<DataHost> StartAsync() => DataHost.StartAsync(
        new StorageOptions { Kind = StorageKind.Sqlite, Directory = _folder }, _time);

    private static IScoringGrain Of(DataHost host) => host.Grains.GetGrain<IScoringGrain>(s_place.Key);

    private static IExaminerRegisterGrain Register(DataHost host) =>
        host.Grains.GetGrain<IExaminerRegisterGrain>(IExaminerRegisterGrain.Key);

    private static IExaminerPlanGrain Plan(DataHost host) =>
        host.Grains.GetGrain<IExaminerPlanGrain>(IExaminerPlanGrain.KeyOf(s_place.CohortId, s_place.Sitting));

    private static CommandEnvelope By(string key, string actor) => DataHost.Envelope(key, actor);

    private static Task<Reply<ScoreAnswer>> SaveAsync(DataHost host, string examiner, int criterion) => Of(host).Save(
        By($"save-{examiner}-{criterion}", examiner), s_place, ExamLife.Criteria[criterion], 0, "sufficient", "Omdat.",
        [2]);

    private static Task<Reply<ScoreAnswer>> SubmitAsync(DataHost host, string examiner) =>
        Of(host).Submit(By($"submit-{examiner}", examiner), s_place, ExamLife.Criteria.Length);

    private static async Task<Reply<AssignmentAnswer>> SeatAsync(DataHost host, Entrant entrant) =>
        await Plan(host).Seat(
            By("deputy", "clerk"), 1, entrant, ExaminerSeat.Second, "clara", CertificateOf("clara"));

    private static Certificate CertificateOf(string examiner) => new(examiner, s_today, s_today.AddDays(30));

    // One student whose submission is sealed and admissible, with two examiners.
    private async Task PrepareAsync(DataHost host)
    {
        (await host.Grains.GetGrain<IExaminationGrain>("cohort-1").Open(
            By("open", "clerk"), true, "lpo-year-1", 1, 0, new Sitting(1, s_today, s_today))).OrThrow();
        var submission = host.Grains.GetGrain<ISubmissionGrain>(s_place.Key);
        ImmutableArray<PortfolioEntry> entries =
        [
            new(EntryKind.Reflection, new string('a', 32), 1, ""),
            new(EntryKind.Reflection, new string('b', 32), 1, ""),
        ];
        foreach (var (index, criterion) in ExamLife.Criteria.Index())
        {
            (await submission.Choose(
                By($"choose-{index}", "bram"), s_place, criterion, index, entries)).OrThrow();
        }

        var seal = new SubmissionSeal(
            new SealSubject(
                s_place.SubmissionId, "bram", "cohort-1", 1, 1, _time.GetUtcNow(), "lpo-year-1", 1,
                [.. ExamLife.Criteria.Select(criterion => new SealedCriterion(criterion, [2, 3]))]),
            [], "root", "receipt", 100, [], 100);
        var handedIn = (await submission.HandIn(
            By("hand-in", "bram"), s_place, ExamLife.Criteria.Length, seal, s_today)).OrThrow();
        Assert.Equal(SubmissionStage.Admissible, handedIn.Stage);
        foreach (var examiner in (string[])[First, Second, "clara"])
        {
            (await Register(host).Certify(By($"certify-{examiner}", "clerk"), CertificateOf(examiner), "")).OrThrow();
        }

        (await Plan(host).Assign(
            By("assign", "clerk"), 0, s_today, s_today.AddDays(10), [new Entrant("bram", s_place.Key, [])],
            [CertificateOf(First), CertificateOf(Second)])).OrThrow();
    }
}
