using VikLearning.Protos.Access.V1;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.DataSubjects;

public class RetentionTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_end = new(2027, 2, 28);

    [Fact]
    public void A_class_is_due_on_the_day_after_its_months()
    {
        var due = s_end.AddMonths(24).AddDays(1);
        Assert.Empty(Retention.Default.DueOn(s_end, due.AddDays(-1)));
        Assert.Equal([DataClass.Portfolio], Retention.Default.DueOn(s_end, due));
        Assert.Equal([DataClass.Portfolio, DataClass.Name], Retention.Default.DueOn(s_end, s_end.AddMonths(61)));
    }

    [Fact]
    public void It_is_set_as_a_whole_as_the_next_version()
    {
        var decision = Set(Retention.Default, 0, new(DataClass.Name, 12), new(DataClass.Portfolio, 6));
        var set = Retention.Evolve(Retention.Default, Assert.Single(decision.Events));
        Assert.Equal(new RetentionAnswer(1), decision.Answer);
        Assert.Equal((1, 12, 6), (set.Version, set.Months[DataClass.Name], set.Months[DataClass.Portfolio]));
        Assert.Equal(
            "retention-changed-elsewhere",
            Refused(set, 0, new(DataClass.Name, 1), new(DataClass.Portfolio, 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(601)]
    public void Months_out_of_range_are_refused(int months) => Assert.Equal(
        "retention-months-out-of-range",
        Refused(Retention.Default, 0, new(DataClass.Name, months), new(DataClass.Portfolio, 6)));

    [Fact]
    public void Each_class_is_given_once()
    {
        Assert.Equal("retention-class-missing", Refused(Retention.Default, 0, new KeptFor(DataClass.Name, 6)));
        Assert.Equal(
            "retention-class-missing",
            Refused(Retention.Default, 0, new(DataClass.Name, 6), new(DataClass.Name, 7)));
        Assert.Equal(
            "retention-class-missing",
            Refused(Retention.Default, 0, new(DataClass.Name, 6), new(DataClass.Unspecified, 7)));
    }

    private static string Refused(Retention retention, int seen, params KeptFor[] classes) =>
        Assert.Single(Set(retention, seen, classes).Refusals).Code;

    private static Decision Set(Retention retention, int seen, params KeptFor[] classes) =>
        Retention.Decide(retention, new SetRetention(seen, [.. classes], s_now));
}
