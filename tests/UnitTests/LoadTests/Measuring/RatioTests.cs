using VikLearning.LoadTests.Measuring;
using Xunit;

namespace VikLearning.UnitTests.LoadTests.Measuring;

public class RatioTests
{
    [Fact]
    public void A_ratio_is_the_median_of_the_pairs_with_its_spread()
    {
        // The medians of each side alone (100 and 160) would say 1.60: the pairs say 1.50.
        var ratio = Ratio.Of([Pair(100, 150), Pair(200, 160), Pair(50, 200), Pair(100, 140), Pair(400, 640)]);

        Assert.Equal(new Ratio("subject", "floor", 1.5, 0.8, 4), ratio);
        Assert.Equal("ratio subject/floor 1.50", ratio.ToString());
        Assert.Equal("subject/floor: 0.80 to 4.00, median 1.50", ratio.Spread);
    }

    [Fact]
    public void An_even_number_of_pairs_gives_the_lower_middle_one() =>
        Assert.Equal(1, Ratio.Of([Pair(100, 300), Pair(100, 100)]).Median);

    [Fact]
    public void A_floor_that_stood_still_gives_no_ratio()
    {
        Assert.Throws<ArgumentException>(() => Ratio.Of([Pair(0, 100)]));
        Assert.Throws<ArgumentException>(() => Ratio.Of([]));
    }

    private static (Measurement Floor, Measurement Subject) Pair(long floor, long subject) =>
        (new("floor", "closed", floor, 0, 1, null, null), new("subject", "closed", subject, 0, 1, null, null));
}
