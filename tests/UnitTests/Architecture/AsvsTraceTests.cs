using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

/// <summary>The trace to OWASP ASVS 5.0 leaves no requirement out, and names no test that is not there.</summary>
public partial class AsvsTraceTests
{
    // Levels 1 and 2 of version 5.0.0, by section: "1.2:1-9" stands for 1.2.1 to 1.2.9.
    private const string Sections = """
        1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2
        2.1:1-3 2.2:1-3 2.3:1-4 2.4:1
        3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
        4.1:1-3 4.2:1 4.3:1-2 4.4:1-4
        5.1:1 5.2:1-3 5.3:1-2 5.4:1-3
        6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4
        7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2
        8.1:1-2 8.2:1-3 8.3:1 8.4:1
        9.1:1-3 9.2:1-4
        10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3
        11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1
        12.1:1-3 12.2:1-2 12.3:1-4
        13.1:1 13.2:1-5 13.3:1-2 13.4:1-5
        14.1:1-2 14.2:1-4 14.3:1-3
        15.1:1-3 15.2:1-3 15.3:1-7
        16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3
        17.1:1 17.2:1-4 17.3:1-2
        """;

    private const int Requirements = 253;
    private static readonly string[] s_states = ["met", "part", "open", "provider", "operator", "n/a"];

    private static readonly (string Ids, string State, string Where, string Test)[] s_rows =
    [
        .. Row().Matches(Tree.Read("deploy/asvs.md")).Select(row => (
            row.Groups["ids"].Value, row.Groups["state"].Value, row.Groups["where"].Value.Trim(),
            row.Groups["test"].Value.Trim())),
    ];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_stands_there_once()
    {
        var wanted = Sections.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(section => Range(section.Split(':')[0], section.Split(':')[1])).ToList();
        var found = s_rows.SelectMany(row => IdsOf(row.Ids)).ToList();

        Assert.Equal(Requirements, wanted.Count);
        Findings.AreNone(wanted.Except(found).Select(id => $"{id} lacks.")
            .Concat(found.Except(wanted).Select(id => $"{id} is no requirement of levels 1 and 2."))
            .Concat(found.CountBy(id => id).Where(id => id.Value > 1).Select(id => $"{id.Key} is there twice.")));
    }

    [Fact]
    public void Every_row_has_a_state_and_what_is_met_says_where_and_how_it_is_known() =>
        Findings.AreNone(
            from row in s_rows
            where !s_states.Contains(row.State)
                || (row.State is "met" or "part" or "open" or "n/a" && row.Where.Length == 0)
                || (row.State == "met" && row.Test != "read" && !Test().IsMatch(row.Test))
            select $"{row.Ids}: {row.State}");

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var known = Tree.Files("Tests.cs", "tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named = Tree.Read("deploy/asvs.md") + Tree.Read("README.md");
        Findings.AreNone(
            from name in Test().Matches(named).Select(match => match.Groups[1].Value).Distinct()
            where !known.Contains(name)
            select $"{name} does not exist.");
    }

    private static IEnumerable<string> IdsOf(string ids) =>
        from part in ids.Split(',', StringSplitOptions.TrimEntries)
        let ends = part.Split('-')
        let dot = ends[0].LastIndexOf('.')
        from id in Range(ends[0][..dot], ends[0][(dot + 1)..] + (ends.Length > 1 ? $"-{ends[1].Split('.')[^1]}" : ""))
        select id;

    private static IEnumerable<string> Range(string section, string numbers)
    {
        var ends = numbers.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(number => $"{section}.{number}");
    }

    [GeneratedRegex(
        @"^\| (?<ids>\d+\.\d+\.\d+[^|]*?) \| (?<state>[^|]*?) \|(?<where>[^|]*)\|(?<test>[^|\n]*)\|$",
        RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]+Tests)`")]
    private static partial Regex Test();
}
