using System.Xml.Linq;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

public class DependencyTests
{
    private static readonly string[] s_below = ["ServiceDefaults", "Protos"];

    private static readonly Dictionary<string, string[]> s_mayKnow = new()
    {
        ["Protos"] = [],
        ["ServiceDefaults"] = ["Protos"],
        ["Gateway"] = s_below,
        ["AllInOne"] = [.. s_below, "Exams", "Gateway", "Identity", "Insight", "Integrity", "Portal",
            "Portfolio", "Roster"],
    };

    [Fact]
    public void No_service_knows_another()
    {
        foreach (var project in Tree.Files(".csproj", "services", "gateway", "deploy", "protos"))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var known = XDocument.Parse(Tree.Read(project)).Descendants("ProjectReference")
                .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
                .Select(reference => Path.GetFileNameWithoutExtension(reference));

            var mayKnow = s_mayKnow.GetValueOrDefault(name, s_below);
            Findings.AreNone(known.Except(mayKnow).Select(other => $"{name} -> {other}"));
        }
    }

    [Fact]
    public void Rules_know_no_clock_no_storage_and_no_randomness()
    {
        string[] banned =
            ["TimeProvider", "DateTime.Now", "UtcNow", "Random", "Guid.NewGuid", "IJournal", "HttpClient", "File."];
        var rules = Tree.Files(".cs", "services")
            .Where(file => Tree.Read(file).Contains("public static Decision Decide(", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(rules);
        Findings.AreNone(
            from file in rules
            from word in banned
            where Tree.Read(file).Contains(word, StringComparison.Ordinal)
            select $"{file}: {word}");
    }

    [Fact]
    public void A_grain_interface_never_leaves_its_service() =>
        Findings.AreNone(
            from file in Tree.Files(".cs", "services")
            where !file.Contains("/ServiceDefaults/", StringComparison.Ordinal)
            from line in Tree.Read(file).Split('\n')
            where line.StartsWith("public interface I", StringComparison.Ordinal)
                && line.Contains("Grain", StringComparison.Ordinal)
            select $"{file}: {line}");
}
