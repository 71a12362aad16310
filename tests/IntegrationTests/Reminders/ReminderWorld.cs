using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.Reminders;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sessions;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;
using static VikLearning.IntegrationTests.Relations.Told;

namespace VikLearning.IntegrationTests.Reminders;

/// <summary>A team of two with a teacher, real grains and a clock that the test sets.</summary>
internal sealed class ReminderWorld : IAsyncDisposable
{
    public const string Team = "cohort-1.team-1";
    public const string Activity = "reflection-session-1";
    private const string Round = $"{Team}.1";
    private static readonly ImmutableArray<string> s_team = ["anna", "bram"];

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-sweep-").FullName;
    private long _position;

    public static SessionSlot Session { get; } = new(new(2026, 4, 1), new(9, 0), new(12, 0), "Lokaal 1");

    public static SessionFrame Frame { get; } = SessionFrames.Of(Plan);

    public SetClock Time { get; } = new(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero));

    public DataHost Host { get; private set; } = null!;

    public IGrainFactory Grains => Host.Grains;

    public ReminderRows Rows => Host.Services.GetRequiredService<ReminderRows>();

    public ReminderSweep Sweep => Host.Services.GetRequiredService<ReminderSweep>();

    public ITeamCalendarGrain Calendar => Grains.GetGrain<ITeamCalendarGrain>(Team);

    private RemindingOptions Options => Host.Services.GetRequiredService<IOptions<RemindingOptions>>().Value;

    private static PinnedPlan Plan => PinnedPlans.Of(
        RouteMapLibrary.Suite.PlanOf(
            "cohort-1", new DateOnly(2026, 3, 2), new PlanChoice(1, "lpo-year-1", 1, "calendar-example", 1, 363)),
        "team-1");

    public async Task StartAsync()
    {
        Host = await DataHost.StartAsync(new StorageOptions { Directory = _folder }, Time);
        foreach (var student in s_team)
        {
            (await Grains.GetGrain<IStudentGrain>(student).PinPlan(
                DataHost.Envelope("pin", "roster"), JsonSerializer.Serialize(Plan, EventCatalog.Json))).OrThrow();
        }

        await HearAsync(Enrolled("anna", "team-1"), Enrolled("bram", "team-1"), Assigned("teacher", "team-1"));
    }

    /// <summary>Portfolio's rows hear this of Roster, and that it is all until now.</summary>
    public async Task HearAsync(params IMessage[] facts)
    {
        var rows = Host.Services.GetRequiredKeyedService<RelationRows>("portfolio");
        await rows.KeepAsync([.. facts.Select(fact => new PositionedFact(++_position, Time.Now, fact))]);
        await rows.KeepHeardAsync(Time.Now);
    }

    /// <summary>The teacher plans the session, or moves it.</summary>
    public async Task PlanAsync(SessionSlot? slot = null, int seen = 0)
    {
        (await Calendar.Plan(
            DataHost.Envelope($"plan-{seen}", "teacher"), Activity, seen, slot ?? Session, Frame)).OrThrow();
        await ReplanAsync();
    }

    /// <summary>What the follower does when it hears of the team's sessions.</summary>
    public async Task ReplanAsync() =>
        await Rows.PlanAsync(Team, ReminderPlan.Of(Team, await Calendar.Get(), Options));

    public async Task RecordAsync(DateTimeOffset at, params (string Student, int Minutes)[] attendees)
    {
        Time.Now = at;
        (await Calendar.Record(
            DataHost.Envelope("record", "teacher"), Activity, 1,
            [.. attendees.Select(it => new Attendee(it.Student, it.Minutes))], s_team)).OrThrow();
    }

    public async Task ReflectAsync(string student) =>
        (await Grains.GetGrain<IStudentGrain>(student).WriteReflection(
            DataHost.Envelope("reflect", student), Activity,
            new ReflectionWords { Title = "Terugblik", Text = "Zo was het." },
            null))
        .OrThrow();

    public async Task OpenRoundAsync(DateOnly closes)
    {
        var round = Grains.GetGrain<IFeedbackRoundGrain>(Round);
        (await round.Open(DataHost.Envelope("open", "teacher"), s_team, s_team, 1, closes)).OrThrow();
        await Rows.PlanAsync(
            Round, ReminderPlan.Of(FeedbackRoundId.Parse(Round)!, await round.Get(), Time.Now, Options));
    }

    public async Task GiveAsync(string giver, string receiver) =>
        (await Grains.GetGrain<IFeedbackRoundGrain>(Round).Deliver(
            DataHost.Envelope($"give-{giver}", giver), new FeedbackPair(giver, receiver),
            ["Je luisterde.", "Ik voelde me gehoord.", "Ik durfde meer.", "Doe dat vaker."])).OrThrow();

    /// <summary>A sweep at a moment; how many were told, of one kind or of all.</summary>
    public async Task<int> SweepAtAsync(DateTimeOffset at, string? kind = null)
    {
        Time.Now = at;
        await HearAsync();
        var before = await ToldAsync(kind);
        Xunit.Assert.True(await Sweep.RunAsync());
        return await ToldAsync(kind) - before;
    }

    /// <summary>The kinds of what somebody is shown.</summary>
    public async Task<string[]> ShownAsync(string person) =>
        [.. (await Rows.ShownAsync(person, 20)).Select(it => ReminderNames.Of(it.Kind)).Order()];

    public Task<IReadOnlyList<Reminder>> DueAsync() => Rows.DueAsync(20);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The rows themselves.</summary>
    public Database OpenDatabase() => new(new StorageOptions { Directory = _folder }, "portfolio", "rows");

    private async Task<int> ToldAsync(string? kind)
    {
        await using var database = OpenDatabase();
        await using var connection = await database.OpenAsync();
        await using var command = connection.Command(
            null, "SELECT COALESCE(SUM(told), 0) FROM person_reminder WHERE kind = COALESCE(@kind, kind)");
        return Convert.ToInt32(
            await command.With("@kind", (object?)kind ?? DBNull.Value).ExecuteScalarAsync(),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
