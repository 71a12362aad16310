using VikLearning.LoadTests;
using Xunit;

namespace VikLearning.UnitTests.LoadTests;

public class LoadSettingsTests
{
    [Fact]
    public void Nothing_said_gives_the_defaults() => Assert.Equal(LoadSettings.Default, LoadSettings.Parse([]));

    [Fact]
    public void Times_are_seconds() =>
        Assert.Equal(
            LoadSettings.Default with { Round = TimeSpan.FromSeconds(2), Rounds = 3 },
            LoadSettings.Parse(["--seconds", "2", "--rounds", "3"]));

    [Theory]
    [InlineData("--seconds")]
    [InlineData("--seconds", "0")]
    [InlineData("--seconds", "-1")]
    [InlineData("--seconds", "2.5")]
    [InlineData("--limit", "100000")]
    [InlineData("--users", "3")]
    public void Anything_else_is_refused(params string[] arguments) => Assert.Null(LoadSettings.Parse(arguments));
}
