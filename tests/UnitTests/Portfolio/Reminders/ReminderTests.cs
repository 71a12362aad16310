using CsCheck;
using VikLearning.Portfolio.Reminders;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Reminders;

/// <summary>Whenever the sweeper comes, and whatever the student has done by then.</summary>
public class ReminderTests
{
    private static readonly DateTimeOffset s_first = new(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReminderRhythm s_rhythm = new()
    {
        Every = TimeSpan.FromDays(4),
        Lasts = TimeSpan.FromDays(21),
    };

    private sealed record Visit(int MinutesLater, bool IsNeeded, bool IsAway);

    // Minutes apart, or weeks: the cluster may be down for any time.
    private static readonly Gen<Visit> s_visit = Gen.Select(
        Gen.OneOf(Gen.Int[0, 90], Gen.Int[0, 60 * 24 * 30]), Gen.Frequency((6, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.Frequency((6, Gen.Const(false)), (1, Gen.Const(true))),
        (minutes, isNeeded, isAway) => new Visit(minutes, isNeeded, isAway));

    [Fact]
    public void Never_more_than_three_of_a_matter_and_each_visit_tells_at_most_one() =>
        Gen.Select(s_visit.Array[0, 60], Gen.Int[-1, 9]).Sample((visits, most) =>
        {
            var rhythm = new ReminderRhythm { Every = s_rhythm.Every, Most = most };
            var (reminder, now) = (New(), s_first.AddDays(-2));
            foreach (var visit in visits)
            {
                now = now.AddMinutes(visit.MinutesLater);
                var next = reminder.Next(now, visit.IsNeeded, visit.IsAway, rhythm);
                Assert.InRange(next.Told - reminder.Told, 0, 1);
                reminder = next;
            }

            Assert.InRange(reminder.Told, 0, Math.Clamp(most, 0, 3));
        });

    [Fact]
    public void Nothing_is_told_of_what_is_done_or_over_nor_to_who_is_away() =>
        s_visit.Array[1, 40].Sample(visits =>
        {
            var (reminder, now) = (New(), s_first.AddDays(-2));
            foreach (var visit in visits)
            {
                now = now.AddMinutes(visit.MinutesLater);
                var next = reminder.Next(now, visit.IsNeeded, visit.IsAway, s_rhythm);
                var mayTell = visit.IsNeeded && !visit.IsAway && now >= reminder.Due && now < reminder.Until
                    && reminder.Stage == ReminderStage.Open;
                Assert.True(mayTell || next.Told == reminder.Told);
                reminder = next;
            }
        });

    [Fact]
    public void After_any_time_down_one_is_told_and_the_next_a_whole_pause_later() =>
        Gen.Int[0, (60 * 24 * 20) - 1].Sample(minutes =>
        {
            var up = s_first.AddMinutes(minutes);
            var told = New().Next(up, isNeeded: true, isAway: false, s_rhythm);
            Assert.Equal((1, ReminderStage.Open), (told.Told, told.Stage));
            var soon = up + s_rhythm.Every - TimeSpan.FromSeconds(1);
            Assert.Equal(soon < told.Until ? told : told with { Stage = ReminderStage.Expired },
                told.Next(soon, isNeeded: true, isAway: false, s_rhythm));
        });

    [Fact]
    public void A_matter_that_is_over_expires_and_is_told_no_more()
    {
        var over = New().Next(s_first.AddDays(21), isNeeded: true, isAway: false, s_rhythm);
        Assert.Equal((0, ReminderStage.Expired), (over.Told, over.Stage));
        Assert.Equal(over, over.Next(s_first, isNeeded: true, isAway: false, s_rhythm));
    }

    [Fact]
    public void Who_is_away_hears_of_it_a_day_later()
    {
        var waits = New().Next(s_first, isNeeded: true, isAway: true, s_rhythm);
        Assert.Equal((0, s_first.AddDays(1)), (waits.Told, waits.Due));
        Assert.Equal(1, waits.Next(waits.Due, isNeeded: true, isAway: false, s_rhythm).Told);
    }

    private static Reminder New() => new(
        new Guid(1, 0, 0, new byte[8]), "anna", ReminderKind.ReflectionDue, "cohort-1.team-1.reflection-session-1",
        s_first, s_first.AddDays(20), 0, ReminderStage.Open);
}
