using Microsoft.Extensions.Time.Testing;
using VikLearning.Portfolio;
using VikLearning.Portfolio.Reminders;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Reminders;

/// <summary>What every backend of the reminders must do.</summary>
public abstract class ReminderRowsTests
{
    private const string Team = "cohort-1.team-1";
    private static readonly DateTimeOffset s_now = new(2026, 5, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly ReminderRhythm s_rhythm = new() { Every = TimeSpan.FromDays(4) };

    private readonly FakeTimeProvider _time = new(s_now);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_planned_is_looked_at_when_its_time_has_come()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        var (early, late) = (Matter("a", 1, 9), Matter("b", 2, 9, ReminderKind.HandInNear));
        await rows.PlanAsync(Team, [late, early], Cancellation);
        Assert.Empty(await rows.LooksAsync(9, Cancellation));
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal([(early, ""), (late, "")], await rows.LooksAsync(9, Cancellation));
        Assert.Equal([(early, "")], await rows.LooksAsync(1, Cancellation));

        await rows.LookedAsync(early, s_now.AddDays(3), "m", Cancellation);
        Assert.Equal([(late, "")], await rows.LooksAsync(9, Cancellation));
        await rows.PlanAsync(Team, [late, early], Cancellation);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal([(late, ""), (early, "m")], await rows.LooksAsync(9, Cancellation));
        _time.Advance(TimeSpan.FromDays(6));
        Assert.Empty(await rows.LooksAsync(9, Cancellation));
    }

    [Fact]
    public async Task To_plan_the_same_again_changes_nothing()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        var matter = Matter("a", 0, 9);
        await rows.PlanAsync(Team, [matter], Cancellation);
        await rows.OpenAsync(matter, "anna", Cancellation);
        await TellAsync(rows);
        var before = await rows.AllAsync("anna", Cancellation);
        await rows.PlanAsync(Team, [matter], Cancellation);
        await rows.OpenAsync(matter, "anna", Cancellation);
        Assert.Equal(before, await rows.AllAsync("anna", Cancellation));
        Assert.Equal((1, s_now.AddDays(4)), (before.Single().Told, before.Single().Due));
    }

    [Fact]
    public async Task A_matter_that_moves_opens_its_reminders_again_and_goes_on_counting()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.PlanAsync(Team, [Matter("a", 0, 1)], Cancellation);
        await rows.OpenAsync(Matter("a", 0, 1), "anna", Cancellation);
        await TellAsync(rows);
        Assert.True(await rows.DismissAsync(
            "anna", (await rows.AllAsync("anna", Cancellation)).Single().Id, Cancellation));

        await rows.PlanAsync(Team, [Matter("a", 6, 7)], Cancellation);
        var moved = Assert.Single(await rows.AllAsync("anna", Cancellation));
        Assert.Equal(
            (1, s_now.AddDays(6), s_now.AddDays(7), ReminderStage.Open),
            (moved.Told, moved.Due, moved.Until, moved.Stage));
        Assert.Empty(await rows.DueAsync(9, Cancellation));
        _time.Advance(TimeSpan.FromDays(6));
        Assert.Equal([moved], await rows.DueAsync(9, Cancellation));
    }

    [Fact]
    public async Task A_matter_that_is_gone_is_over_and_one_that_comes_back_goes_on_counting()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        var (gone, stays) = (Matter("a", 0, 5), Matter("b", 0, 5));
        await rows.PlanAsync(Team, [gone, stays], Cancellation);
        await rows.PlanAsync("cohort-1.team-2", [Matter("c", 0, 5)], Cancellation);
        await rows.OpenAsync(gone, "anna", Cancellation);
        await TellAsync(rows);
        await rows.PlanAsync(Team, [stays], Cancellation);
        Assert.Equal(
            ["b", "c"], (await rows.LooksAsync(9, Cancellation)).Select(look => look.Matter.MatterId).Order());
        Assert.Empty(await rows.ShownAsync("anna", 9, Cancellation));
        Assert.Equal(ReminderStage.Expired, (await rows.AllAsync("anna", Cancellation)).Single().Stage);

        await rows.PlanAsync(Team, [stays, gone], Cancellation);
        Assert.Equal((1, ReminderStage.Open), await StandingAsync(rows));
    }

    [Fact]
    public async Task Of_two_who_keep_what_became_of_a_reminder_one_does()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.PlanAsync(Team, [Matter("a", 0, 9)], Cancellation);
        await rows.OpenAsync(Matter("a", 0, 9), "anna", Cancellation);
        var seen = Assert.Single(await rows.DueAsync(9, Cancellation));
        var next = seen.Next(_time.GetUtcNow(), isNeeded: true, isAway: false, s_rhythm);
        bool[] kept = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => rows.KeepAsync(seen, next, cancellation: Cancellation))));
        Assert.Single(kept, one => one);
        Assert.Equal((1, ReminderStage.Open), await StandingAsync(rows));
    }

    [Fact]
    public async Task What_was_dismissed_or_moved_meanwhile_is_not_told()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.PlanAsync(Team, [Matter("a", 0, 9)], Cancellation);
        await rows.OpenAsync(Matter("a", 0, 9), "anna", Cancellation);
        var seen = Assert.Single(await rows.DueAsync(9, Cancellation));
        var next = seen.Next(_time.GetUtcNow(), isNeeded: true, isAway: false, s_rhythm);
        await rows.PlanAsync(Team, [Matter("a", 3, 9)], Cancellation);
        Assert.False(await rows.KeepAsync(seen, next, cancellation: Cancellation));
        await rows.DismissAsync("anna", seen.Id, Cancellation);
        Assert.False(await rows.KeepAsync(seen with { Due = s_now.AddDays(3) }, next, cancellation: Cancellation));
        Assert.Equal((0, ReminderStage.Dismissed), await StandingAsync(rows));
    }

    [Fact]
    public async Task Nobody_ends_what_is_another_s_and_only_what_was_told_is_shown()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.PlanAsync(Team, [Matter("a", 0, 9), Matter("b", 0, 8)], Cancellation);
        await rows.OpenAsync(Matter("a", 0, 9), "anna", Cancellation);
        Assert.Empty(await rows.ShownAsync("anna", 9, Cancellation));
        await TellAsync(rows);
        var shown = Assert.Single(await rows.ShownAsync("anna", 9, Cancellation));
        Assert.Empty(await rows.ShownAsync("bram", 9, Cancellation));
        Assert.False(await rows.DismissAsync("bram", shown.Id, Cancellation));
        Assert.Single(await rows.ShownAsync("anna", 9, Cancellation));
        Assert.True(await rows.DismissAsync("anna", shown.Id, Cancellation));
        Assert.True(await rows.DismissAsync("anna", shown.Id, Cancellation));
        Assert.Empty(await rows.ShownAsync("anna", 9, Cancellation));
    }

    [Fact]
    public async Task What_was_done_opens_again_when_it_is_not_any_more()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        var matter = Matter("a", 0, 9);
        await rows.PlanAsync(Team, [matter], Cancellation);
        await rows.OpenAsync(matter, "anna", Cancellation);
        var seen = Assert.Single(await rows.DueAsync(9, Cancellation));
        await rows.KeepAsync(seen, seen with { Stage = ReminderStage.Done }, cancellation: Cancellation);
        Assert.Empty(await rows.DueAsync(9, Cancellation));
        await rows.OpenAsync(matter, "anna", Cancellation);
        Assert.Single(await rows.DueAsync(9, Cancellation));
    }

    [Fact]
    public async Task Days_away_count_both_ends_and_hearing_of_them_twice_changes_nothing()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.KeepAbsenceAsync("anna", "2026-05-15", "2026-05-16", Cancellation);
        await rows.KeepAbsenceAsync("anna", "2026-05-15", "2026-05-16", Cancellation);
        Assert.True(await rows.IsAwayAsync("anna", Cancellation));
        Assert.False(await rows.IsAwayAsync("bram", Cancellation));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await rows.IsAwayAsync("anna", Cancellation));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.False(await rows.IsAwayAsync("anna", Cancellation));
    }

    [Fact]
    public async Task What_has_long_been_over_is_forgotten_and_a_person_at_once()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.PlanAsync(Team, [Matter("a", 0, 2), Matter("b", 0, 9)], Cancellation);
        foreach (var (matter, person) in ((string, string)[])[("a", "anna"), ("b", "anna"), ("b", "bram")])
        {
            await rows.OpenAsync(Matter(matter, 0, matter == "a" ? 2 : 9), person, Cancellation);
        }

        await rows.TidyAsync(s_now.AddDays(3), Cancellation);
        Assert.Equal("b", (await rows.AllAsync("anna", Cancellation)).Single().MatterId);
        await rows.EraseAsync("anna", Cancellation);
        Assert.Empty(await rows.AllAsync("anna", Cancellation));
        Assert.Single(await rows.AllAsync("bram", Cancellation));
    }

    [Fact]
    public async Task What_is_over_already_is_not_planned()
    {
        await using var database = await OpenAsync();
        var rows = new ReminderRows(database, _time);
        await rows.PlanAsync(Team, [Matter("a", -9, 0), Matter("b", -9, 1)], Cancellation);
        Assert.Equal("b", Assert.Single(await rows.LooksAsync(9, Cancellation)).Matter.MatterId);
        await rows.ForgetAsync([ReminderKind.ReflectionDue], Cancellation);
        Assert.Empty(await rows.LooksAsync(9, Cancellation));
    }

    /// <summary>Where this backend keeps its rows.</summary>
    protected abstract Task<StorageOptions> OptionsAsync();

    private static ReminderMatter Matter(
        string id, int first, int until, ReminderKind kind = ReminderKind.ReflectionDue) =>
        new(kind, id, "cohort-1", "team-1", s_now.AddDays(first), s_now.AddDays(until));

    private async Task TellAsync(ReminderRows rows)
    {
        foreach (var seen in await rows.DueAsync(9, Cancellation))
        {
            Assert.True(await rows.KeepAsync(
                seen, seen.Next(_time.GetUtcNow(), isNeeded: true, isAway: false, s_rhythm),
                cancellation: Cancellation));
        }
    }

    private static async Task<(int Told, ReminderStage Stage)> StandingAsync(ReminderRows rows)
    {
        var reminder = Assert.Single(await rows.AllAsync("anna", Cancellation));
        return (reminder.Told, reminder.Stage);
    }

    private async Task<Database> OpenAsync()
    {
        var database = new Database(await OptionsAsync(), "portfolio", "rows");
        await Migrations.RunAsync(database, "Reminders", typeof(PortfolioModule).Assembly, Cancellation);
        return database;
    }
}
