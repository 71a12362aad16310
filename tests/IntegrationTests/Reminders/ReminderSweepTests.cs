using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reminders;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;
using static VikLearning.IntegrationTests.Relations.Told;

namespace VikLearning.IntegrationTests.Reminders;

/// <summary>The sweeper over real grains, as days go by.</summary>
public sealed class ReminderSweepTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_begins = ReminderWorld.Session.Begins();
    private static readonly DateTimeOffset s_ends = ReminderWorld.Session.Ends();

    private readonly ReminderWorld _world = new();

    public async ValueTask InitializeAsync() => await _world.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_told_once_to_each_of_the_team_a_day_before()
    {
        await _world.PlanAsync();
        Assert.Equal(0, await _world.SweepAtAsync(s_begins.AddDays(-1).AddMinutes(-1)));
        Assert.Equal(2, await _world.SweepAtAsync(s_begins.AddDays(-1)));
        Assert.Equal(0, await _world.SweepAtAsync(s_begins.AddMinutes(-1)));
        Assert.Equal(["session-soon"], await _world.ShownAsync("anna"));
        Assert.Equal(["session-soon"], await _world.ShownAsync("bram"));
        Assert.Empty(await _world.ShownAsync("teacher"));
        Assert.Equal(0, await _world.SweepAtAsync(s_begins));
        Assert.Empty(await _world.ShownAsync("anna"));
    }

    [Fact]
    public async Task A_cluster_that_was_down_for_weeks_tells_once_what_is_still_relevant()
    {
        await _world.PlanAsync();
        Assert.Equal(5, await _world.SweepAtAsync(s_ends.AddDays(15)));
        Assert.Equal(["hours-due", "reflection-due"], await _world.ShownAsync("anna"));
        Assert.Equal(["attendance-due"], await _world.ShownAsync("teacher"));
        Assert.Equal(0, await _world.SweepAtAsync(s_ends.AddDays(15).AddMinutes(1)));
        Assert.Equal(0, await _world.SweepAtAsync(s_ends.AddDays(30)));
        Assert.Empty(await _world.ShownAsync("anna"));
    }

    [Fact]
    public async Task Nobody_is_told_more_than_three_times_however_often_it_is_swept()
    {
        await _world.PlanAsync();
        for (var hours = 0; hours < 24 * 30; hours += 5)
        {
            await _world.SweepAtAsync(s_begins.AddDays(-2).AddHours(hours));
        }

        var told = (await _world.Rows.AllAsync("anna", Stop)).ToDictionary(it => it.Kind, it => it.Told);
        Assert.Equal(3, told[ReminderKind.ReflectionDue]);
        Assert.Equal(3, told[ReminderKind.HoursDue]);
        Assert.Equal(1, told[ReminderKind.SessionSoon]);
        Assert.Equal(3, (await _world.Rows.AllAsync("teacher", Stop)).Single().Told);
    }

    [Fact]
    public async Task Who_has_done_it_is_not_told_and_who_was_told_is_told_no_more()
    {
        await _world.PlanAsync();
        await _world.ReflectAsync("anna");
        Assert.Equal(1, await _world.SweepAtAsync(s_ends.AddDays(1), "reflection-due"));
        Assert.Equal(["reflection-due"], await _world.ShownAsync("bram"));
        await _world.ReflectAsync("bram");
        Assert.Equal(0, await _world.SweepAtAsync(s_ends.AddDays(6), "reflection-due"));
    }

    [Fact]
    public async Task Recorded_attendance_ends_what_it_was_asked_for()
    {
        await _world.PlanAsync();
        await _world.RecordAsync(s_ends, ("anna", 180), ("bram", 0));
        Assert.Equal(1, await _world.SweepAtAsync(s_ends.AddDays(4)));
        Assert.Equal(["reflection-due"], await _world.ShownAsync("anna"));
        Assert.Empty(await _world.ShownAsync("bram"));
        Assert.Empty(await _world.ShownAsync("teacher"));
    }

    [Fact]
    public async Task Claimed_hours_are_asked_no_more()
    {
        await _world.PlanAsync();
        _world.Time.Now = s_ends;
        (await _world.Grains.GetGrain<IStudentGrain>("anna").LogHours(
            DataHost.Envelope("log", "anna"),
            new HoursClaim(ReminderWorld.Activity, ReminderWorld.Session.Date, 180, ReminderWorld.Session.Date),
            null)).OrThrow();
        await _world.SweepAtAsync(s_ends.AddDays(3));
        Assert.DoesNotContain("hours-due", await _world.ShownAsync("anna"));
        Assert.Contains("hours-due", await _world.ShownAsync("bram"));
    }

    [Fact]
    public async Task A_session_that_moves_is_told_anew_and_a_cancelled_one_no_more()
    {
        await _world.PlanAsync();
        Assert.Equal(2, await _world.SweepAtAsync(s_begins.AddDays(-1)));
        await _world.PlanAsync(ReminderWorld.Session with { Date = ReminderWorld.Session.Date.AddDays(7) }, seen: 1);
        Assert.Empty(await _world.DueAsync());
        Assert.Equal(2, await _world.SweepAtAsync(s_begins.AddDays(6)));
        Assert.Equal(2, (await _world.Rows.AllAsync("anna", Stop)).Single().Told);

        (await _world.Calendar.Cancel(DataHost.Envelope("cancel", "teacher"), ReminderWorld.Activity, 2)).OrThrow();
        await _world.ReplanAsync();
        Assert.Empty(await _world.ShownAsync("anna"));
        Assert.Equal(0, await _world.SweepAtAsync(s_ends.AddDays(12)));
    }

    [Fact]
    public async Task Who_left_or_whose_portfolio_is_closed_is_told_nothing_and_who_came_is()
    {
        await _world.PlanAsync();
        await _world.HearAsync(
            new StudentLeft { CohortId = "cohort-1", TeamId = "team-1", StudentId = "anna" },
            Enrolled("cato", "team-1"));
        await _world.Host.Erasure("portfolio", "bram").Erase(1);
        Assert.Equal(1, await _world.SweepAtAsync(s_begins.AddDays(-1)));
        Assert.Equal(["session-soon"], await _world.ShownAsync("cato"));
    }

    [Fact]
    public async Task Who_left_after_a_first_reminder_gets_no_second()
    {
        await _world.PlanAsync();
        await _world.SweepAtAsync(s_ends.AddDays(1), "reflection-due");
        await _world.HearAsync(new StudentLeft { CohortId = "cohort-1", TeamId = "team-1", StudentId = "anna" });
        await _world.SweepAtAsync(s_ends.AddDays(6));
        var told = (await _world.Rows.AllAsync("anna", Stop)).Single(it => it.Kind == ReminderKind.ReflectionDue);
        Assert.Equal((1, ReminderStage.Done), (told.Told, told.Stage));
    }

    [Fact]
    public async Task Who_is_away_is_told_when_they_are_back()
    {
        await _world.PlanAsync();
        var day = AcademyTime.DateOf(s_ends.AddDays(1));
        await _world.Rows.KeepAbsenceAsync("anna", AcademyTime.Iso(day), AcademyTime.Iso(day.AddDays(2)), Stop);
        Assert.Equal(1, await _world.SweepAtAsync(s_ends.AddDays(1), "reflection-due"));
        Assert.Equal(0, await _world.SweepAtAsync(s_ends.AddDays(2), "reflection-due"));
        await _world.SweepAtAsync(s_ends.AddDays(3));
        await _world.SweepAtAsync(s_ends.AddDays(4));
        Assert.Contains("reflection-due", await _world.ShownAsync("anna"));
    }

    [Fact]
    public async Task A_round_asks_who_still_has_to_give()
    {
        await _world.OpenRoundAsync(closes: new DateOnly(2026, 4, 10));
        var three = new DateTimeOffset(2026, 4, 7, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, await _world.SweepAtAsync(three.AddMinutes(-1)));
        await _world.GiveAsync("anna", "bram");
        Assert.Equal(1, await _world.SweepAtAsync(three));
        Assert.Equal(["feedback-due"], await _world.ShownAsync("bram"));
        await _world.GiveAsync("bram", "anna");
        Assert.Equal(0, await _world.SweepAtAsync(three.AddDays(1), "feedback-due"));
    }

    [Fact]
    public async Task A_whole_cohort_is_asked_to_hand_in_some_at_a_time()
    {
        var many = Enumerable.Range(0, 25).Select(n => $"student{n:00}").ToArray();
        await _world.HearAsync([.. many.Select(student => Enrolled(student, "team-9")).Cast<IMessage>()]);
        var matter = ReminderPlan.Of("cohort-1", ReminderWorld.Frame, new RemindingOptions()).Single();
        await _world.Rows.PlanAsync("cohort-1", [matter], Stop);
        _world.Host.Services.GetRequiredService<IOptions<RemindingOptions>>().Value.PeopleASweep = 10;
        Assert.Equal(10, await _world.SweepAtAsync(matter.First));
        Assert.Equal(10, await _world.SweepAtAsync(matter.First));
        Assert.Equal(7, await _world.SweepAtAsync(matter.First));
        Assert.Equal(0, await _world.SweepAtAsync(matter.First));
        Assert.Equal(["hand-in-near"], await _world.ShownAsync("student24"));
    }

    [Fact]
    public async Task Several_sweepers_at_once_tell_each_reminder_once()
    {
        await _world.PlanAsync();
        _world.Time.Now = s_begins.AddDays(-1);
        await _world.HearAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _world.Sweep.RunAsync())));
        foreach (var student in (string[])["anna", "bram"])
        {
            Assert.Equal(1, Assert.Single(await _world.Rows.AllAsync(student, Stop)).Told);
        }
    }

    [Fact]
    public async Task Nothing_is_told_while_it_is_not_known_who_is_where()
    {
        await _world.PlanAsync();
        _world.Time.Now = s_begins.AddDays(-1);
        Assert.False(await _world.Sweep.RunAsync(Stop));
        Assert.Empty(await _world.Rows.AllAsync("anna", Stop));
        await _world.HearAsync();
        Assert.True(await _world.Sweep.RunAsync(Stop));
        Assert.Single(await _world.Rows.AllAsync("anna", Stop));
    }

    [Fact]
    public async Task An_erased_person_has_no_reminders_left()
    {
        await _world.PlanAsync();
        await _world.SweepAtAsync(s_begins.AddDays(-1));
        await _world.Host.Erasure("portfolio", "anna").Erase(1);
        Assert.Empty(await _world.Rows.AllAsync("anna", Stop));
        Assert.Single(await _world.Rows.AllAsync("bram", Stop));
    }
}
