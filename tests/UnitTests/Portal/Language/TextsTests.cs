using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using VikLearning.Portal.Language;
using Xunit;

namespace VikLearning.UnitTests.Portal.Language;

public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> s_english = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> s_dutch = Read(CultureInfo.GetCultureInfo("nl"));

    [Fact]
    public void Both_languages_have_every_text()
    {
        Assert.NotEmpty(s_english);
        Assert.Equal(s_english.Keys.Order(), s_dutch.Keys.Order());
        Assert.All(s_english.Concat(s_dutch), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Fact]
    public void Both_languages_fill_the_same_gaps()
    {
        foreach (var (key, english) in s_english)
        {
            Assert.True(Gaps(english).SequenceEqual(Gaps(s_dutch[key])), $"{key} has other gaps in Dutch.");
        }
    }

    // Without parents: a text that Dutch lacks must not be hidden by the English one.
    private static Dictionary<string, string> Read(CultureInfo culture)
    {
        var resources = new ResourceManager(typeof(Texts));
        return resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(text => (string)text.Key, text => (string)text.Value!);
    }

    private static IEnumerable<string> Gaps(string text) =>
        Gap().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Gap();
}
