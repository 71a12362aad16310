using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Scoring;

public class ScoringViewTests
{
    [Fact]
    public void It_waits_for_each_of_the_two_until_they_handed_in()
    {
        Assert.Equal([Anna, Bert], WaitsFor(SubmissionScores.None));
        Assert.Equal([Anna, Bert], WaitsFor(Filled(SubmissionScores.None, Anna, "good")));
        Assert.Equal([Bert], WaitsFor(HandedIn(SubmissionScores.None, Anna, "good")));
    }

    [Fact]
    public void It_waits_for_both_until_one_proposed_and_then_for_the_other()
    {
        var both = Both("good", "good");
        var proposed = Done(both, ScoreAgreeing.Decide(both, Terms, Propose(both, Anna, "good")));
        var interviewed = Interviewed();
        var definitive = Done(
            interviewed, ScoreAgreeing.Decide(interviewed, Terms, Propose(interviewed, Bert, "sufficient")));

        Assert.Equal([Anna, Bert], WaitsFor(both));
        Assert.Equal([Bert], WaitsFor(proposed));
        Assert.Equal([Anna, Bert], WaitsFor(interviewed));
        Assert.Equal([Anna], WaitsFor(definitive));
    }

    [Fact]
    public void It_waits_for_the_two_to_talk_then_for_the_third_and_in_the_end_for_nobody()
    {
        Assert.Equal([Anna, Bert], WaitsFor(Both("nearly", "good")));
        Assert.Equal([Third], WaitsFor(Talked()));
        Assert.Empty(WaitsFor(Fixed()));
    }

    [Fact]
    public void Of_who_is_absent_it_waits_for_nobody() => Assert.All(
        [SubmissionScores.None, Both("good", "good"), Both("nearly", "good"), Talked(), Interviewed()],
        scores => Assert.Empty(WaitsFor(scores with { Absence = ExamAbsence.Ill })));

    [Fact]
    public void What_counts_is_the_two_and_the_third_who_decided()
    {
        Assert.Empty(ScoringView.Of(HandedIn(SubmissionScores.None, Anna, "good")).Counting());
        Assert.Equal([Anna, Bert], ScoringView.Of(Fixed()).Counting());
        Assert.Equal([Anna, Bert], ScoringView.Of(Filled(Talked(), Third, "nearly")).Counting());
        Assert.Equal([Anna, Bert, Third], ScoringView.Of(HandedIn(Talked(), Third, "nearly")).Counting());
    }

    private static IEnumerable<string> WaitsFor(SubmissionScores scores) =>
        new[] { (Anna, ExaminerSeat.First), (Bert, ExaminerSeat.Second), (Third, ExaminerSeat.Third) }
            .Where(one => ScoringView.Of(scores).WaitsFor(one.Item1, one.Item2))
            .Select(one => one.Item1);
}
