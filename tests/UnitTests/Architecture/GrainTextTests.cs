using VikLearning.Insight;
using VikLearning.Portfolio;
using VikLearning.Roster;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

/// <summary>
/// Orleans writes the arguments of a call that is late, or fails, into its log: what a person wrote must not print.
/// </summary>
public class GrainTextTests
{
    // What is no text: a role's name, a plan without anybody in it.
    private static readonly string[] s_harmless = ["role", "plan"];

    [Fact]
    public void A_grain_takes_no_bare_text() =>
        Findings.AreNone(
            from module in new[]
            {
                typeof(IJournal), typeof(RosterModule), typeof(PortfolioModule), typeof(InsightModule),
            }
            from grain in module.Assembly.GetTypes()
            where grain.IsInterface && typeof(IAddressable).IsAssignableFrom(grain)
            from method in grain.GetMethods()
            from parameter in method.GetParameters()
            where parameter.ParameterType == typeof(string)
                && !parameter.Name!.EndsWith("Id", StringComparison.Ordinal)
                && !s_harmless.Contains(parameter.Name)
            select $"{grain.FullName}.{method.Name}({parameter.Name}): a text of a person is a {nameof(PlainText)}.");

    [Fact]
    public void A_text_on_its_way_prints_as_nothing()
    {
        PlainText text = "Ik leerde luisteren.";
        Assert.Equal("Ik leerde luisteren.", text.Value);
        Assert.DoesNotContain("luisteren", $"{text} {new { text }}", StringComparison.Ordinal);
        Assert.Null((PlainText?)(string?)null);
    }

    // Why the rule is there: this is what a warning about a late call holds.
    [Fact]
    public void A_call_prints_its_arguments()
    {
        var request = typeof(PortfolioModule).Assembly.GetTypes()
            .Where(type => typeof(RequestBase).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => (RequestBase)Activator.CreateInstance(type, nonPublic: true)!)
            .Single(request => request.GetMethodName() == "LogHours");
        request.SetArgument(2, (PlainText)"Ik leerde luisteren.");
        Assert.Contains("(text)", request.ToString(), StringComparison.Ordinal);
    }
}
