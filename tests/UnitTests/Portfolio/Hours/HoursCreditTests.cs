using CsCheck;
using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Hours;

/// <summary>The credit that moves with each change is the credit that all entries together give.</summary>
public class HoursCreditTests
{
    private static readonly string[] s_activities =
        ["reflection-session-1", "presenting", "portfolio-work", "moral-dilemma-assignment"];

    private static readonly Gen<(int Kind, int Which, int Activity, int Minutes)[]> s_story =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 50], Gen.Int[0, 3], Gen.Int[5, 720]).Array[1, 60];

    [Fact]
    public void Whatever_is_logged_corrected_and_withdrawn() => s_story.Sample(story =>
    {
        var log = HoursLog.Empty;
        foreach (var (step, index) in story.Select((step, index) => (step, index)))
        {
            var decision = Decide(log, step, index);
            log = decision.Events.Aggregate(log, HoursLog.Evolve);
            var full = Progress.CreditOf(Plans.YearOne, log.CountedByActivity);
            if (decision.Answer is HoursAccepted accepted)
            {
                Assert.Equal(full.Sum(), accepted.CreditedMinutes);
            }

            Assert.True(log.Credited is not { } told || told.AsSpan().SequenceEqual(full.AsSpan()));
        }
    });

    private static Decision Decide(HoursLog log, (int Kind, int Which, int Activity, int Minutes) step, int index)
    {
        // A day of its own for each, so that no day fills up.
        var claim = new HoursClaim(
            s_activities[step.Activity], Plans.Start.AddDays(index), step.Minutes, Plans.Start.AddDays(100));
        var entry = log.Entries.IsEmpty ? Guid.Empty : log.Entries[step.Which % log.Entries.Count].EntryId;
        return step.Kind switch
        {
            0 => HoursLog.Decide(log, Plans.YearOne, new WithdrawHours(entry, default)),
            1 => HoursLog.Decide(log, Plans.YearOne, new CorrectHours(Guid.NewGuid(), entry, claim, null, default)),
            _ => HoursLog.Decide(log, Plans.YearOne, new LogHours(Guid.NewGuid(), claim, null, default)),
        };
    }
}
