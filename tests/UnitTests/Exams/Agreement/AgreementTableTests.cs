using VikLearning.Exams.Agreement;
using Xunit;

namespace VikLearning.UnitTests.Exams.Agreement;

public class AgreementTableTests
{
    [Fact]
    public void Pairs_are_counted_by_their_levels_and_those_that_miss_a_score_apart()
    {
        var table = AgreementTable.FromPairs(
            3, [(0, 2), (1, 1), (null, 1), (0, 2), (2, null), (null, null), (2, 1)]);

        Assert.Equal((3, 4, 3), (table.Categories, table.Items, table.Missing));
        Assert.Equal((2, 1, 1), (table[0, 2], table[1, 1], table[2, 1]));
        Assert.Equal([2, 1, 1], table.FirstTotals);
        Assert.Equal([0, 2, 2], table.SecondTotals);
    }

    [Fact]
    public void A_matrix_has_the_first_in_rows_and_is_copied()
    {
        var counts = new[,] { { 1, 2 }, { 0, 4 } };
        var table = AgreementTable.FromCounts(counts, missing: 5);
        counts[0, 1] = 99;

        Assert.Equal((2, 7, 5), (table.Categories, table.Items, table.Missing));
        Assert.Equal((2, 0), (table[0, 1], table[1, 0]));
        Assert.Equal([3, 4], table.FirstTotals);
        Assert.Equal([1, 6], table.SecondTotals);
    }

    // Levels 0 and 2 are next to each other only when there is no level between them.
    [Fact]
    public void A_level_that_nobody_gave_still_counts()
    {
        var with = AgreementReport.Of(AgreementTable.FromPairs(3, [(0, 2), (0, 0), (2, 2), (2, 2)]));
        var without = AgreementReport.Of(AgreementTable.FromPairs(2, [(0, 1), (0, 0), (1, 1), (1, 1)]));

        Assert.Equal(75, with.AdjacentPercent.Value);
        Assert.Equal(100, without.AdjacentPercent.Value);
        Assert.Equal(with.Kappa, without.Kappa);
        Assert.NotEqual(with.Ac1, without.Ac1);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    [InlineData(null, 3)]
    [InlineData(-1, null)]
    public void A_level_that_the_rubric_has_not_is_refused(int? first, int? second)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(
            () => AgreementTable.FromPairs(3, [(1, 1), (first, second)]));

        Assert.Contains("none of 0 to 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal("pairs", refused.ParamName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-2)]
    public void Fewer_than_two_levels_are_refused(int categories) => Assert.Equal(
        "categories",
        Assert.ThrowsAny<ArgumentException>(() => AgreementTable.FromPairs(categories, [])).ParamName);

    [Fact]
    public void A_matrix_that_is_no_table_of_agreement_is_refused()
    {
        Refused(new int[2, 3]);
        Refused(new int[3, 2]);
        Refused(new int[1, 1]);
        Refused(new int[0, 0]);
        Refused(new[,] { { 1, -1 }, { 2, 2 } });
        Refused(new[,] { { int.MaxValue, 1 }, { 0, 0 } });
        Assert.ThrowsAny<ArgumentException>(() => AgreementTable.FromCounts(new int[2, 2], missing: -1));
        Assert.Throws<ArgumentNullException>(() => AgreementTable.FromCounts(null!));
        Assert.Throws<ArgumentNullException>(() => AgreementTable.FromPairs(2, null!));

        static void Refused(int[,] counts) =>
            Assert.Equal("counts", Assert.ThrowsAny<ArgumentException>(
                () => AgreementTable.FromCounts(counts)).ParamName);
    }

    [Fact]
    public void As_many_items_as_can_be_counted_are_no_trouble()
    {
        var report = AgreementReport.Of(
            AgreementTable.FromCounts(new[,] { { int.MaxValue - 2, 1 }, { 1, 0 } }));

        Assert.Equal(int.MaxValue, report.Items);
        Assert.Equal(1, report.Ac1.Value!.Value, 8);
        Assert.Equal(0, report.Kappa.Value!.Value, 8);
    }
}
