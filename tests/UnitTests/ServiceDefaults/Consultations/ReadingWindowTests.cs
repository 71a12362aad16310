using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

public class ReadingWindowTests
{
    private static readonly DateTimeOffset s_morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly ReadingWindow _window = new(new ConsultationOptions());

    [Fact]
    public void Thirty_dossiers_in_an_hour_are_usual_and_the_next_is_not()
    {
        Assert.Empty(Read(Enumerable.Range(1, 30)));
        var signal = Assert.Single(Read([31]));
        Assert.Equal((SignalKind.ManyDossiers, "teacher01", 31), (signal.Kind, signal.Actor, signal.Dossiers));
    }

    [Fact]
    public void One_dossier_read_forty_times_is_one_dossier() => Assert.Empty(Read(Enumerable.Repeat(1, 40)));

    [Fact]
    public void What_is_an_hour_old_counts_no_more()
    {
        Read(Enumerable.Range(1, 30));
        Assert.Empty(Read([31], s_morning.AddHours(1)));
    }

    [Fact]
    public void Each_reader_is_counted_alone()
    {
        Read(Enumerable.Range(1, 30));
        Assert.Empty(Read([31], actor: "teacher02"));
    }

    // 23:30 and 05:59 in Amsterdam in winter, which is an hour ahead of UTC; 06:00 is early and usual.
    [Theory]
    [InlineData(22, 30, true)]
    [InlineData(4, 59, true)]
    [InlineData(5, 0, false)]
    [InlineData(21, 59, false)]
    public void An_odd_hour_is_one_by_the_academys_clock(int hour, int minute, bool isOdd)
    {
        var at = new DateTimeOffset(2026, 1, 12, hour, minute, 0, TimeSpan.Zero);
        Assert.Equal(isOdd, Read([1], at).Any(signal => signal.Kind == SignalKind.OddHour));
    }

    [Fact]
    public void A_signal_is_raised_once_an_hour_for_each_reader_and_kind()
    {
        var signal = new Signal(SignalKind.OddHour, "teacher01", "teacher", 1, s_morning);
        var keeper = LedgerKeeper.Evolve(LedgerKeeper.Empty, new SignalRaised(signal));
        Assert.False(keeper.IsQuietAbout(signal with { At = s_morning.AddMinutes(59) }));
        Assert.True(keeper.IsQuietAbout(signal with { At = s_morning.AddHours(1) }));
        Assert.True(keeper.IsQuietAbout(signal with { Actor = "teacher02" }));
        Assert.True(keeper.IsQuietAbout(signal with { Kind = SignalKind.ManyDossiers }));
    }

    [Fact]
    public void What_a_team_mate_gave_may_be_read_at_night_but_not_by_the_dozen()
    {
        var night = new DateTimeOffset(2026, 1, 12, 23, 30, 0, TimeSpan.Zero);
        Assert.Empty(Read(Enumerable.Range(1, 30), night, purpose: Purposes.TeamFeedback));
        Assert.Equal(SignalKind.ManyDossiers, Assert.Single(Read([31], night, purpose: Purposes.TeamFeedback)).Kind);
    }

    [Fact]
    public void An_exam_clerk_lists_a_whole_sitting_and_reads_no_dossier_by_that() =>
        Assert.Empty(Read(Enumerable.Range(1, 200), purpose: Purposes.Exam));

    private List<Signal> Read(
        IEnumerable<int> dossiers, DateTimeOffset? at = null, string actor = "teacher01", string purpose = "guiding") =>
    [
        .. dossiers.SelectMany(number => _window.Add($"portfolio.student{number}", new LedgerLine(
            1, at ?? s_morning, actor, "teacher", null, purpose, "progress", LedgerOutcome.Shown, null, null))),
    ];
}
