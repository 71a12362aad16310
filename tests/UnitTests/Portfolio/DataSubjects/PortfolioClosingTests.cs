using CsCheck;
using VikLearning.Portfolio;
using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.DataSubjects;

public class PortfolioClosingTests
{
    private static readonly DateTimeOffset s_now = new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_activities = ["reflection-session-1", "presenting", "juggling"];

    private static readonly Gen<(int Step, int Minutes, int Activity)[]> s_history =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 800], Gen.Int[0, 2]).Array[0, 60];

    [Fact]
    public void The_first_certificate_stays()
    {
        var closed = Closed(PortfolioClosing.None, 4);
        Assert.Equal(4, closed.CertificateNumber);
        var again = PortfolioClosing.Decide(closed, new ClosePortfolio(9, s_now));
        Assert.Equal(new PortfolioClosedAnswer(4), again.Answer);
        Assert.Empty(again.Events);
    }

    [Fact]
    public void To_a_closed_portfolio_nobody_is_there() => Assert.Equal(
        Refusal.NotFound(),
        Assert.Single(Closed(PortfolioClosing.None, 4).Guard(() => throw new InvalidOperationException()).Refusals));

    // Any history, and then the erasure: sums and what followers were told stay as they were, nothing more comes in,
    // and a replay of all events ends in the same state.
    [Fact]
    public void Closing_changes_no_count_and_lets_nothing_in() => s_history.Sample(history =>
    {
        var events = new List<object> { new PlanPinned(Plans.YearOne) };
        var state = StudentState.Definition.After(StudentState.Definition.Initial, events);
        foreach (var (step, minutes, activity) in history)
        {
            state = Take(state, Decide(state, step, minutes, activity), events);
        }

        var closed = Take(state, PortfolioClosing.Decide(state.Closing, new ClosePortfolio(1, s_now)), events);
        Assert.Equal(
            Progress.Of(Plans.YearOne, state.Hours).CreditedByQuarter,
            Progress.Of(Plans.YearOne, closed.Hours).CreditedByQuarter);
        Assert.Equal(state.Hours, closed.Hours);
        Assert.Equal(state.Reflections, closed.Reflections);
        foreach (var (step, minutes, activity) in history)
        {
            Assert.Empty(closed.Closing.Guard(() => Decide(closed, step, minutes, activity)).Events);
        }

        var replayed = StudentState.Definition.After(StudentState.Definition.Initial, events);
        Assert.Equal(closed.Closing, replayed.Closing);
        Assert.Equal(closed.Hours.Entries, replayed.Hours.Entries);
    });

    private static Decision Decide(StudentState state, int step, int minutes, int activity)
    {
        var claim = new HoursClaim(
            s_activities[activity], Plans.Start.AddDays(minutes % 90), minutes, Plans.Start.AddDays(100));
        var newest = state.Hours.Entries.LastOrDefault()?.EntryId ?? Guid.Empty;
        var reflection = state.Reflections.Order.LastOrDefault();
        var version = new ReflectionVersion(Guid.NewGuid(), Guid.NewGuid(), s_now);
        var plan = state.Plan.Pinned;
        return step switch
        {
            0 => HoursLog.Decide(state.Hours, plan, new LogHours(Guid.NewGuid(), claim, Guid.NewGuid(), s_now)),
            1 => HoursLog.Decide(state.Hours, plan, new CorrectHours(Guid.NewGuid(), newest, claim, null, s_now)),
            2 => HoursLog.Decide(state.Hours, plan, new WithdrawHours(newest, s_now)),
            3 => ReflectionBook.Decide(state.Reflections, plan, new WriteReflection(Guid.NewGuid(), null, version)),
            _ => ReflectionBook.Decide(
                state.Reflections, plan,
                new ReviseReflection(
                    reflection, state.Reflections.Reflections.GetValueOrDefault(reflection)?.Versions.Length ?? 0,
                    version)),
        };
    }

    private static StudentState Take(StudentState state, Decision decision, List<object> events)
    {
        events.AddRange(decision.Events);
        return StudentState.Definition.After(state, decision.Events);
    }

    private static PortfolioClosing Closed(PortfolioClosing closing, long number) => PortfolioClosing.Evolve(
        closing, Assert.Single(PortfolioClosing.Decide(closing, new ClosePortfolio(number, s_now)).Events));
}
