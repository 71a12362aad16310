using Xunit;

namespace VikLearning.UnitTests.Architecture;

/// <summary>What a rule of the house found: every place, one a line.</summary>
internal static class Findings
{
    public static void AreNone(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
