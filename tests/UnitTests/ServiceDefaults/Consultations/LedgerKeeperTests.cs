using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

public class LedgerKeeperTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_note = new("01956d2e-9d1b-7a34-8c15-0a0b0c0d0e0f");

    [Fact]
    public void A_signal_that_was_looked_into_stays_with_who_and_when()
    {
        var keeper = Raise(LedgerKeeper.Empty, "teacher01", "teacher02");
        var decision = LedgerKeeper.Decide(keeper, new MarkSignalSeen(1, "admin", s_now, s_note));
        keeper = decision.Events.Aggregate(keeper, LedgerKeeper.Evolve);
        Assert.Equal(new SignalSeenAnswer(s_now), decision.Answer);
        Assert.Equal(["teacher01", "teacher02"], keeper.Signals.Select(raised => raised.Signal.Actor));
        Assert.Equal(new SignalSeen(1, "admin", s_now, s_note), keeper.Find(1)!.Seen);
        Assert.Null(keeper.Find(2)!.Seen);
    }

    [Fact]
    public void The_first_word_about_a_signal_stands()
    {
        var keeper = Raise(LedgerKeeper.Empty, "teacher01");
        keeper = LedgerKeeper.Evolve(keeper, new SignalSeen(1, "admin", s_now, s_note));
        Assert.Equal("signal-seen-already", RefusalOf(keeper, 1, "another"));
    }

    [Fact]
    public void Nobody_has_the_last_word_about_themselves() =>
        Assert.Equal("signal-about-oneself", RefusalOf(Raise(LedgerKeeper.Empty, "admin"), 1, "admin"));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void A_signal_that_never_was_is_not_there(long number) =>
        Assert.Equal("not-found", RefusalOf(Raise(LedgerKeeper.Empty, "teacher01"), number, "admin"));

    [Fact]
    public void Numbers_go_on_when_the_oldest_signals_are_no_longer_listed()
    {
        var keeper = Raise(
            LedgerKeeper.Empty, [.. Enumerable.Range(1, LedgerKeeper.MostSignals + 3).Select(n => $"teacher{n}")]);
        Assert.Equal(LedgerKeeper.MostSignals, keeper.Signals.Length);
        Assert.Equal((4L, "teacher4"), (keeper.Signals[0].Number, keeper.Signals[0].Signal.Actor));
        Assert.Null(keeper.Find(3));
        Assert.Equal(LedgerKeeper.MostSignals + 3, keeper.Signals[^1].Number);
    }

    private static LedgerKeeper Raise(LedgerKeeper keeper, params string[] readers) =>
        readers.Select(reader => new SignalRaised(new Signal(SignalKind.OddHour, reader, "teacher", 1, s_now)))
            .Aggregate(keeper, LedgerKeeper.Evolve);

    private static string RefusalOf(LedgerKeeper keeper, long number, string actor) => Assert.Single(
        LedgerKeeper.Decide(keeper, new MarkSignalSeen(number, actor, s_now, s_note)).Refusals).Code;
}
