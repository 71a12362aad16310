using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Edge;

public partial class RefusalTextsTests
{
    [Fact]
    public void Every_refusal_code_in_the_source_has_a_Dutch_and_an_English_text()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(Root(), "services"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Append("not-found")
            .ToHashSet();
        Assert.Contains("date-invalid", codes);
        foreach (var language in new[] { "en", "nl" })
        {
            Assert.Empty(codes.Except(Texts(language)).Order().Select(code => $"{code} has no text in {language}"));
        }
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_arguments()
    {
        foreach (var resource in Resources())
        {
            var english = Entries(resource, CultureInfo.InvariantCulture);
            var dutch = Entries(resource, CultureInfo.GetCultureInfo("nl"));
            Assert.Equal(english.Keys.Order(), dutch.Keys.Order());
            Assert.All(english, pair => Assert.Equal(Holes(pair.Value), Holes(dutch[pair.Key])));
        }
    }

    [Theory]
    [InlineData("nl", "Gebruik hoogstens 500 tekens.")]
    [InlineData("en", "Use at most 500 characters.")]
    public void A_refusal_is_worded_in_the_language_of_the_request(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(expected, new RefusalTexts([]).Word(Refusal.Malformed("text-too-long", "note", "500")));
    }

    private static HashSet<string> Texts(string language) =>
    [
        .. Resources().SelectMany(resource => Entries(
            resource, language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language)).Keys),
    ];

    // Every embedded Texts of every project of the suite.
    private static IEnumerable<ResourceManager> Resources() =>
        from name in Directory.EnumerateFiles(AppContext.BaseDirectory, "VikLearning.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
        let assembly = Assembly.Load(name!)
        from resource in assembly.GetManifestResourceNames()
        where resource.EndsWith("Texts.resources", StringComparison.Ordinal)
        select new ResourceManager(resource[..^".resources".Length], assembly);

    private static Dictionary<string, string> Entries(ResourceManager resource, CultureInfo culture) =>
        resource.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!) ?? [];

    private static IEnumerable<string> Holes(string text) =>
        Hole().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", ".."));

    private const string Made =
        """(?:Refusal\.(?:Malformed|Rule|Stale|Exists|Forbidden)|new Refusal)\(\s*"(?<code>[a-z0-9-]+)["]""";

    private const string Named = """const string \w+ = "(?<code>(?:field|number|text)-[a-z-]+)";""";

    [GeneratedRegex(Made + "|" + Named)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
