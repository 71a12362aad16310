using CsCheck;
using VikLearning.Portal.Reflections;
using Xunit;

namespace VikLearning.UnitTests.Portal.Reflections;

public class VersionDifferenceTests
{
    private static readonly string[] s_words = ["ik", "was", "rustig", "<b>", "é"];

    [Fact]
    public void Words_that_changed_are_told_from_those_that_stayed()
    {
        var line = Assert.Single(VersionDifference.Of("Ik was erg zenuwachtig", "Ik was heel rustig").Lines);
        Assert.Equal("Ik was [erg] [zenuwachtig]", Told(line.Old));
        Assert.Equal("Ik was [heel] [rustig]", Told(line.New));
    }

    [Fact]
    public void A_line_that_came_or_went_stands_against_nothing()
    {
        var lines = VersionDifference.Of("een\ntwee", "een\nanders\ntwee").Lines;
        Assert.Equal(["een", "", "twee"], lines.Select(line => Told(line.Old)));
        Assert.Equal(["een", "[anders]", "twee"], lines.Select(line => Told(line.New)));
    }

    [Fact]
    public void What_is_alike_has_no_difference()
    {
        Assert.False(VersionDifference.Of("een\ntwee", "een\ntwee").Any);
        Assert.False(VersionDifference.Of("", "").Any);
        Assert.True(VersionDifference.Of("", "iets").Any);
        Assert.True(VersionDifference.Of("een woord", "een  woord").Any);
    }

    // Each side is its version again, whatever was marked.
    [Fact]
    public void Each_side_holds_its_whole_text() =>
        Gen.Select(Texts, Texts).Sample((before, after) =>
        {
            var lines = VersionDifference.Of(before, after).Lines;
            Assert.Equal(before, Whole(lines.Select(line => line.Old)));
            Assert.Equal(after, Whole(lines.Select(line => line.New)));
        });

    [Fact]
    public void The_longest_texts_are_compared_too()
    {
        var before = string.Join(' ', Enumerable.Range(0, 4000));
        var after = string.Join(' ', Enumerable.Range(9000, 4000));
        Assert.True(VersionDifference.Of(before, after).Any);
        Assert.True(VersionDifference.Of(new string('\n', 20_000), string.Concat(Enumerable.Repeat("a\n", 9_000))).Any);
    }

    // No line of these is empty: an empty line and no line at all look alike on a side.
    private static Gen<string> Texts { get; } =
        Gen.Int[0, 4].Array[1, 5].Select(words => string.Join(' ', words.Select(word => s_words[word])))
            .Array[1, 6].Select(lines => string.Join('\n', lines));

    private static string Told(IReadOnlyList<VersionDifference.Part> parts) =>
        string.Concat(parts.Select(part => part.IsChanged ? $"[{part.Text}]" : part.Text));

    private static string Whole(IEnumerable<IReadOnlyList<VersionDifference.Part>> side) =>
        string.Join('\n', side.Where(parts => parts.Count > 0)
            .Select(parts => string.Concat(parts.Select(part => part.Text))));
}
