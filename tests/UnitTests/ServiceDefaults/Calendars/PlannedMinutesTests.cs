using CsCheck;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Calendars;

public class PlannedMinutesTests
{
    private static readonly DateOnly s_start = new(2026, 2, 23);

    [Theory]
    [InlineData(-1, 0)] // Not begun.
    [InlineData(0, 24)] // The first day asks for its own share: 2220 / 91 = 24.4.
    [InlineData(1, 49)] // 48.8 is rounded up, from the whole and not from yesterday's 24.
    [InlineData(89, 2196)]
    [InlineData(90, 2220)]
    [InlineData(91, 2220)]
    [InlineData(1000, 2220)]
    public void A_quarter_asks_evenly_from_its_first_day_to_its_last(int day, int expected) =>
        Assert.Equal(expected, PlannedMinutes.Of(s_start, 0, 90, 2220, s_start.AddDays(day)));

    [Fact]
    public void A_half_minute_is_rounded_up() => Assert.Equal(1, PlannedMinutes.Of(s_start, 0, 1, 1, s_start));

    [Fact]
    public void A_later_quarter_asks_nothing_before_its_first_day() =>
        Assert.Equal((0, 26), (
            PlannedMinutes.Of(s_start, 91, 181, 2340, s_start.AddDays(90)),
            PlannedMinutes.Of(s_start, 91, 181, 2340, s_start.AddDays(91))));

    [Fact]
    public void A_quarter_that_ends_before_it_starts_is_a_programmers_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlannedMinutes.Of(s_start, 10, 9, 60, s_start));

    [Fact]
    public void It_never_falls_from_one_day_to_the_next_and_never_exceeds_what_is_required() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 9360], Gen.Int[-10, 420])
            .Sample((start, length, required, day) =>
            {
                int On(int on) =>
                    PlannedMinutes.Of(s_start, start, start + length, required, s_start.AddDays(on));
                Assert.InRange(On(day), 0, required);
                Assert.InRange(On(day + 1), On(day), required);
            });
}
