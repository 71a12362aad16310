using CsCheck;
using VikLearning.Exams.Results;
using Xunit;

namespace VikLearning.UnitTests.Exams.Results;

public class GradeRuleTests
{
    // Levels of 4.0, 5.4 and 5.5, two criteria of the same weight; 5.5 passes. Half way between 5.4 and 5.5 is 5.5.
    [Theory]
    [InlineData(1, 1, 54, false)]
    [InlineData(1, 2, 55, true)]
    [InlineData(0, 1, 47, false)]
    [InlineData(0, 2, 48, false)]
    public void Half_a_tenth_goes_up_and_the_rounded_grade_is_what_passes(int one, int other, int tenths, bool passed)
    {
        var grade = Grading.Of(55, [40, 54, 55], 2, (1, false, one), (1, false, other)).Grade;

        Assert.Equal((tenths, passed), (grade.Tenths, grade.Passed));
        Assert.Empty(grade.KnockedOut);
    }

    // 54.5 by weights of 1 to 99, and a hair below it: rounded once, so 54.49 is never 54.5 first.
    [Theory]
    [InlineData(50, 50, 55)]
    [InlineData(50, 49, 54)]
    [InlineData(49, 50, 55)]
    public void It_is_rounded_once(int low, int high, int tenths) =>
        Assert.Equal(tenths, Grading.Of(55, [54, 55], 1, (low, false, 0), (high, false, 1)).Grade.Tenths);

    [Fact]
    public void A_knock_out_fails_the_exam_whatever_the_rest_is()
    {
        var grade = Grading.Of(55, [30, 50, 70, 100], 2, (1, true, 1), (9, false, 3), (1, true, 2), (1, true, 0)).Grade;

        Assert.Equal((54, false), (grade.Tenths, grade.Passed));
        Assert.Equal(["c0", "c3"], grade.KnockedOut);
    }

    [Fact]
    public void A_knock_out_raises_no_grade_that_is_lower()
    {
        var grade = Grading.Of(55, [30, 50, 70], 2, (1, true, 0), (1, false, 0)).Grade;

        Assert.Equal((30, false), (grade.Tenths, grade.Passed));
    }

    [Fact]
    public void A_criterion_without_a_level_has_no_grade()
    {
        var rubric = Grading.Of(55, [30, 70], 1, (1, false, 0), (1, false, 0)).Rubric;

        Assert.Throws<ArgumentException>(
            () => GradeRule.Of(rubric, new Dictionary<string, string> { ["c0"] = "l0" }));
        Assert.Throws<ArgumentException>(
            () => GradeRule.Of(rubric, new Dictionary<string, string> { ["c0"] = "l0", ["c1"] = "l9" }));
    }

    [Fact]
    public void It_is_what_it_is_by_another_computation() => Grading.Any.Sample(grading =>
    {
        var rounded = (int)Math.Round(grading.Mean, MidpointRounding.AwayFromZero);
        var isKnockedOut = grading.Rubric.Criteria.Zip(grading.Ranks).Any(
            one => one.First.IsKnockOut && !grading.Rubric.Levels[one.Second].Suffices);
        var tenths = isKnockedOut ? Math.Min(rounded, grading.Rubric.PassMarkTenths - 1) : rounded;
        Assert.Equal(
            (tenths, tenths >= grading.Rubric.PassMarkTenths, isKnockedOut),
            (grading.Grade.Tenths, grading.Grade.Passed, !grading.Grade.KnockedOut.IsEmpty));
    });

    // Two as heavy, an odd number of tenths apart: the mean is exactly at half, which by chance it seldom is.
    [Fact]
    public void Exactly_at_half_it_goes_up() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[10, 55], Gen.Int[0, 22], Gen.Int[11, 100])
            .Sample((weight, low, half, passMark) =>
            {
                var high = low + (2 * half) + 1;
                var grading = Grading.Of(passMark, [low, high], 1, (weight, false, 0), (weight, false, 1));
                Assert.Equal(low + half + 0.5m, grading.Mean);
                Assert.Equal(low + half + 1, grading.Grade.Tenths);
            });

    [Fact]
    public void It_lies_between_the_lowest_and_the_highest_level() => Grading.Any.Sample(grading =>
    {
        var (low, high) = (grading.Ranks.Min(), grading.Ranks.Max());
        var grade = grading.Grade;
        return grade.Tenths <= grading.Rubric.Levels[high].Points
            && (!grade.KnockedOut.IsEmpty || grade.Tenths >= grading.Rubric.Levels[low].Points)
            && grade.Tenths is >= 10 and <= 100;
    });

    [Fact]
    public void A_higher_level_never_makes_it_lower() => Grading.Any.Sample(grading =>
        grading.OneHigher().All(higher =>
            higher.Grade.Tenths >= grading.Grade.Tenths && (higher.Grade.Passed || !grading.Grade.Passed)));
}
