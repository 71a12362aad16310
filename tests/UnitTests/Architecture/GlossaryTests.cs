using System.Text.RegularExpressions;
using VikLearning.Exams;
using VikLearning.Insight;
using VikLearning.Integrity;
using VikLearning.Portfolio;
using VikLearning.Roster;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

public partial class GlossaryTests
{
    [Fact]
    public void Every_public_domain_type_is_in_the_glossary()
    {
        var glossary = Tree.Read("README.md").Split("## Glossary")[1].Split("## Decisions")[0];
        var terms = Term().Matches(glossary).Select(match => match.Groups[1].Value).ToHashSet();

        Findings.AreNone(
            from module in new[]
            {
                typeof(RosterModule), typeof(IntegrityModule), typeof(PortfolioModule),
                typeof(ExamsModule), typeof(InsightModule),
            }
            from type in module.Assembly.GetExportedTypes()
            where type.Namespace?.StartsWith("VikLearning.", StringComparison.Ordinal) == true
                && !type.Name.EndsWith("Module", StringComparison.Ordinal)
                && !terms.Contains(type.Name.Split('`')[0])
            select $"{type.FullName} is not in the glossary.");
    }

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Term();
}
