using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sessions;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.IntegrationTests.Sessions;

/// <summary>A calendar on a real store that fails on command, and what students are told of it.</summary>
public sealed class TeamCalendarGrainTests : IAsyncDisposable
{
    private const string Team = "cohort-1.team-1";
    private const string Activity = "reflection-session-1";
    private static readonly ImmutableArray<string> s_team = ["anna", "bram"];
    private static readonly DateOnly s_start = new(2026, 3, 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-sessions-").FullName;
    private readonly SetClock _time = new(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_could_not_be_kept_did_not_happen_and_is_kept_when_it_is_sent_again()
    {
        await using var host = await HeldAsync();
        var calendar = host.Grains.GetGrain<ITeamCalendarGrain>(Team);
        host.Journal("portfolio").FailsOnce = "sessions/";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => RecordAsync(host));
        Assert.Empty((await calendar.Get()).Find(Activity)!.Records);
        Assert.Equal(2, (await RecordAsync(host)).Number);
        Assert.Equal(2, (await RecordAsync(host)).Number);
        Assert.Equal(2, (await calendar.Get()).Find(Activity)!.Records.Length);
    }

    [Fact]
    public async Task A_telling_that_broke_off_is_finished_later_and_each_student_is_told_once()
    {
        await using var host = await HeldAsync();
        await RecordAsync(host);
        host.Journal("portfolio").FailsOnce = "student/bram";
        await Assert.ThrowsAsync<JournalUnavailableException>(() => TellAsync(host));
        Assert.Equal(0, await CreditOf(host, "bram"));

        await TellAsync(host);
        await TellAsync(host);
        Assert.Equal(180, await CreditOf(host, "anna"));
        Assert.Equal(90, await CreditOf(host, "bram"));
        foreach (var student in s_team)
        {
            Assert.Equal(1, await CountAsync(host, student, "hours-confirmed"));
            Assert.Equal(1, await CountAsync(host, student, "hours-progressed"));
        }
    }

    [Fact]
    public async Task Records_that_are_told_in_the_wrong_order_end_as_the_last_one_says()
    {
        await using var host = await HeldAsync();
        await RecordAsync(host);
        (await host.Grains.GetGrain<ITeamCalendarGrain>(Team).Correct(
            DataHost.Envelope("correct", "teacher"), Activity, "bram", 1, 120, "Later gekomen.", s_team)).OrThrow();
        var facts = await FactsAsync(host);
        Assert.Equal(3, facts.Count);
        await AttendanceTelling.TellAsync(host.Grains, facts.AsEnumerable().Reverse());
        Assert.Equal(120, await CreditOf(host, "bram"));
    }

    [Fact]
    public async Task A_closed_portfolio_is_told_nothing_and_keeps_nobody_else_from_hearing()
    {
        await using var host = await HeldAsync();
        await RecordAsync(host);
        await host.Erasure("portfolio", "anna").Erase(1);
        await TellAsync(host);
        Assert.Equal(90, await CreditOf(host, "bram"));
        Assert.Equal(0, await CountAsync(host, "anna", "hours-confirmed"));
    }

    [Fact]
    public async Task Words_about_attendance_are_under_the_students_key_and_go_with_it()
    {
        await using var host = await HeldAsync();
        await RecordAsync(host);
        var calendar = host.Grains.GetGrain<ITeamCalendarGrain>(Team);
        (await calendar.Contest(DataHost.Envelope("contest", "bram"), Activity, "bram", 1, "Ik was er."))
            .OrThrow();
        (await calendar.Uphold(DataHost.Envelope("uphold", "teacher"), Activity, "bram", 1, "De helft."))
            .OrThrow();
        var contest = (await calendar.Get()).Find(Activity)!.RecordOf("bram")!.Contest!;
        Assert.Equal("Ik was er.", await host.ReadAsync("portfolio", "bram", contest.TextId));
        Assert.Equal("De helft.", await host.ReadAsync("portfolio", "bram", contest.AnswerId!.Value));
        Assert.Equal("", await host.ReadAsync("portfolio", "anna", contest.TextId));

        await host.Erasure("portfolio", "bram").Erase(1);
        Assert.DoesNotContain(
            "Ik was er", await host.ReadAsync("portfolio", "bram", contest.TextId), StringComparison.Ordinal);
        var refused = await calendar.Correct(
            DataHost.Envelope("late", "teacher"), Activity, "bram", 1, 120, "Te laat.", s_team);
        Assert.Equal("not-found", Assert.Single(refused.Refusals).Code);
    }

    [Fact]
    public async Task An_export_has_what_is_said_of_the_student_and_of_no_other()
    {
        await using var host = await HeldAsync();
        await RecordAsync(host);
        await TellAsync(host);
        var streams = await SessionExport.StreamsAsync(host.Grains, "anna");
        Assert.Equal(["calendar-address/anna", $"sessions/{Team}"], streams.Select(it => it.Stream));
        var taken = new List<string>();
        await foreach (var entry in host.Journal("portfolio").ReadStreamAsync(
            $"sessions/{Team}", 0, TestContext.Current.CancellationToken))
        {
            using var events = JsonDocument.Parse(entry.Events);
            taken.AddRange(events.RootElement.EnumerateArray().Where(it => streams[1].Takes!(it))
                .Select(it => it.GetProperty("data").GetProperty("studentId").GetString()!));
        }

        Assert.Equal(["anna"], taken);
    }

    private async Task<DataHost> HeldAsync()
    {
        var host = await DataHost.StartAsync(
            new StorageOptions { Kind = StorageKind.Sqlite, Directory = _folder }, _time);
        foreach (var student in s_team)
        {
            (await host.Grains.GetGrain<IStudentGrain>(student).PinPlan(
                DataHost.Envelope("pin", "roster"), JsonSerializer.Serialize(Plan, EventCatalog.Json))).OrThrow();
        }

        (await host.Grains.GetGrain<ITeamCalendarGrain>(Team).Plan(
            DataHost.Envelope("plan", "teacher"), Activity, 0,
            new SessionSlot(new(2026, 4, 1), new(9, 0), new(12, 0), "Lokaal 1"), SessionFrames.Of(Plan))).OrThrow();
        return host;
    }

    private static PinnedPlan Plan { get; } = PinnedPlans.Of(
        RouteMapLibrary.Suite.PlanOf(
            "cohort-1", s_start, new PlanChoice(1, "lpo-year-1", 1, "calendar-example", 1, 363)),
        "team-1");

    private static async Task<AttendanceAccepted> RecordAsync(DataHost host) =>
        (await host.Grains.GetGrain<ITeamCalendarGrain>(Team).Record(
            DataHost.Envelope("record", "teacher"), Activity, 1, [new("anna", 180), new("bram", 90)], s_team))
        .OrThrow();

    private static async Task TellAsync(DataHost host) =>
        await AttendanceTelling.TellAsync(host.Grains, await FactsAsync(host));

    // What the feed would bring.
    private static async Task<List<Told.AttendanceRecorded>> FactsAsync(DataHost host)
    {
        var source = new JournalFactSource(
            "portfolio", host.Journal("portfolio"),
            new Dictionary<string, EventCatalog> { ["sessions"] = TeamCalendarGrain.Definition.Events }, Facts.Of);
        var entries = await host.Journal("portfolio").ReadAfterAsync(
            0, 1000, TestContext.Current.CancellationToken);
        return [.. entries.SelectMany(source.FactsOf).OfType<Told.AttendanceRecorded>()];
    }

    private static async Task<int> CreditOf(DataHost host, string student) =>
        (await host.Grains.GetGrain<IStudentGrain>(student).GetProgress(s_start.AddDays(40)))!.CreditedMinutes;

    private static async Task<int> CountAsync(DataHost host, string student, string type)
    {
        var count = 0;
        await foreach (var entry in host.Journal("portfolio").ReadStreamAsync(
            $"student/{student}", 0, TestContext.Current.CancellationToken))
        {
            using var events = JsonDocument.Parse(entry.Events);
            count += events.RootElement.EnumerateArray().Count(it => it.GetProperty("type").GetString() == type);
        }

        return count;
    }
}
