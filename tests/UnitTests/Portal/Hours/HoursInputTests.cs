using VikLearning.Portal.Hours;
using Xunit;

namespace VikLearning.UnitTests.Portal.Hours;

public sealed class HoursInputTests
{
    [Theory]
    [InlineData("1", "30", 90)]
    [InlineData("", "45", 45)]
    [InlineData("2", null, 120)]
    [InlineData(" 1 ", " 5 ", 65)]
    [InlineData("-1", "0", -60)]
    [InlineData("0", "0", 0)]
    public void Hours_and_minutes_make_one_duration(string? hours, string? minutes, int expected) =>
        Assert.Equal(expected, new HoursInput { Hours = hours, Minutes = minutes }.Duration());

    [Theory]
    [InlineData("anderhalf", "")]
    [InlineData("1,5", "")]
    [InlineData("1.5", "")]
    [InlineData("", "NaN")]
    [InlineData("1e3", "0")]
    [InlineData("99999999999", "0")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void What_is_no_whole_number_is_no_duration(string? hours, string? minutes) =>
        Assert.Null(new HoursInput { Hours = hours, Minutes = minutes }.Duration());

    [Fact]
    public void A_number_beyond_all_minutes_is_still_only_too_much() =>
        Assert.Equal(int.MaxValue, new HoursInput { Hours = $"{int.MaxValue}" }.Duration());
}
