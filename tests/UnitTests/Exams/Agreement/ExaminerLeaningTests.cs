using CsCheck;
using VikLearning.Exams.Agreement;
using Xunit;

namespace VikLearning.UnitTests.Exams.Agreement;

public class ExaminerLeaningTests
{
    private static readonly DateOnly s_first = new(2026, 9, 1);

    // By a calculation of our own: the normal equations in exact fractions, slope 22110/14063.
    [Fact]
    public void Severity_is_a_mean_and_drift_a_slope_in_30_days()
    {
        var leaning = ExaminerLeaning.Of(
            4,
            [
                Score(0, 2, 2), Score(3, 1, 2), Score(20, null, 2), Score(3, 2, 3), Score(10, 2, 1), Score(17, 3, 2),
                Score(24, 3, 3), Score(31, 2, 1), Score(45, 3, 1), Score(60, 3, null),
            ]);

        Assert.Equal((8, 2), (leaning.Items, leaning.Missing));
        Is(leaning.Severity, 0.375, -0.3599865, 1.1099865);
        Is(leaning.Drift, 1.5722107658, 0.5728181096, 2.5716034221);
    }

    [Fact]
    public void Whoever_is_always_one_level_lower_is_stricter_and_does_not_drift()
    {
        var leaning = ExaminerLeaning.Of(3, [Score(0, 0, 1), Score(9, 1, 2), Score(30, 0, 1), Score(90, 1, 2)]);

        Assert.Equal(new Estimate(-1, -1, -1, null), leaning.Severity);
        Assert.Equal(new Estimate(0, 0, 0, null), leaning.Drift);
    }

    [Fact]
    public void Whoever_gets_milder_by_a_level_a_month_drifts_by_1() => Is(
        ExaminerLeaning.Of(4, [Score(0, 0, 1), Score(30, 1, 1), Score(60, 2, 1), Score(90, 3, 1)]).Drift, 1, 1, 1);

    [Fact]
    public void Few_items_say_little()
    {
        var none = ExaminerLeaning.Of(3, [Score(0, null, 1), Score(1, 2, null)]);
        var one = ExaminerLeaning.Of(3, [Score(0, 2, 1)]);
        var two = ExaminerLeaning.Of(3, [Score(0, 2, 1), Score(9, 0, 1)]);

        var nothing = Estimate.None(EstimateLack.NoItems);
        Assert.Equal(new ExaminerLeaning(0, 2, nothing, nothing), none);
        var few = Estimate.None(EstimateLack.FewItems);
        Assert.Equal(new ExaminerLeaning(1, 0, Estimate.Bare(1, EstimateLack.FewItems), few), one);
        Is(two.Severity, 0, -1.959964, 1.959964);
        Assert.Equal(few, two.Drift);
    }

    [Fact]
    public void One_day_says_nothing_of_change() => Assert.Equal(
        Estimate.None(EstimateLack.OneDay),
        ExaminerLeaning.Of(3, [Score(7, 2, 1), Score(7, 0, 1), Score(7, 1, 1)]).Drift);

    [Fact]
    public void An_interval_of_severity_is_cut_to_what_is_possible()
    {
        var severity = ExaminerLeaning.Of(2, [Score(0, 1, 0), Score(0, 0, 0)]).Severity;

        Is(severity, 0.5, -0.479982, 1);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, -1)]
    [InlineData(null, 3)]
    public void A_level_that_the_rubric_has_not_is_refused(int? own, int? other) => Assert.Equal(
        "scores",
        Assert.ThrowsAny<ArgumentException>(() => ExaminerLeaning.Of(3, [Score(0, own, other)])).ParamName);

    [Fact]
    public void Fewer_than_two_levels_are_refused() => Assert.Equal(
        "categories", Assert.ThrowsAny<ArgumentException>(() => ExaminerLeaning.Of(1, [])).ParamName);

    [Fact]
    public void Two_who_score_each_other_lean_as_far_to_opposite_sides() =>
        Gen.Select(Gen.Int[-40, 40], Gen.Int[-1, 4], Gen.Int[-1, 4]).Array[0, 12].Sample(items =>
        {
            var one = ExaminerLeaning.Of(5, items.Select(it => Score(it.Item1, Level(it.Item2), Level(it.Item3))));
            var other = ExaminerLeaning.Of(5, items.Select(it => Score(it.Item1, Level(it.Item3), Level(it.Item2))));
            var later = ExaminerLeaning.Of(
                5, items.Select(it => Score(it.Item1 + 9999, Level(it.Item2), Level(it.Item3))));
            return one.Items + one.Missing == items.Length
                && IsSound(one.Severity, 4) && IsSound(one.Drift, double.MaxValue)
                && AreOpposite(one.Severity, other.Severity) && AreOpposite(one.Drift, other.Drift)
                && AreOpposite(later.Drift, other.Drift);

            static int? Level(int level) => level < 0 ? null : level;
        });

    private static ExaminerScore Score(int day, int? own, int? other) => new(s_first.AddDays(day), own, other);

    private static void Is(Estimate estimate, double value, double low, double high)
    {
        Assert.Equal(value, estimate.Value!.Value, 9);
        Assert.Equal(low, estimate.Low!.Value, 9);
        Assert.Equal(high, estimate.High!.Value, 9);
        Assert.Null(estimate.Lack);
    }

    private static bool IsSound(Estimate estimate, double most) => estimate switch
    {
        { Value: { } value, Low: { } low, High: { } high, Lack: null } =>
            -most <= low && low <= value && value <= high && high <= most,
        { Value: { } value, Low: null, High: null, Lack: EstimateLack.FewItems } => Math.Abs(value) <= most,
        { Value: null, Low: null, High: null, Lack: not null } => true,
        _ => false,
    };

    private static bool AreOpposite(Estimate one, Estimate other) =>
        one.Lack == other.Lack && AreOpposite(one.Value, other.Value) && AreOpposite(one.Low, other.High)
        && AreOpposite(one.High, other.Low);

    private static bool AreOpposite(double? one, double? other) =>
        one is null ? other is null : other is not null && Math.Abs(one.Value + other.Value) < 1e-6;
}
