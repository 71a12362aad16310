using System.Reflection;
using VikLearning.UnitTests.Architecture;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Grains;

public sealed class StateNamesTests
{
    [Fact]
    public void Every_state_has_a_name_of_its_own_that_starts_with_its_service()
    {
        var services = Directory.GetFiles(AppContext.BaseDirectory, "VikLearning.*.dll")
            .Select(file => Assembly.LoadFrom(file))
            .Where(assembly => assembly != typeof(StateNamesTests).Assembly)
            .ToList();
        Assert.Contains(services, assembly => assembly.GetName().Name == "VikLearning.Portfolio");
        AssertNone(services.SelectMany(assembly => assembly.GetTypes()));
    }

    [Fact]
    public void A_name_of_two_classes_and_a_name_of_another_service_are_found()
    {
        var findings = StateNames.Findings([typeof(First), typeof(Second), typeof(Stranger), typeof(Fine)]).ToList();
        Assert.Equal(2, findings.Count);
        Assert.Contains(findings, finding => finding.Contains(nameof(Stranger), StringComparison.Ordinal));
        Assert.Contains(
            findings,
            finding => finding.Contains(nameof(First), StringComparison.Ordinal)
                && finding.Contains(nameof(Second), StringComparison.Ordinal));
    }

    private static void AssertNone(IEnumerable<Type> types) => Findings.AreNone(StateNames.Findings(types));

#pragma warning disable CS9113 // Only the parameters' attributes matter.
    private sealed class First([PersistentState("unittests.same", "unittests")] IPersistentState<string> state);

    private sealed class Second([PersistentState("unittests.same", "unittests")] IPersistentState<string> state);

    private sealed class Stranger([PersistentState("portfolio.own", "unittests")] IPersistentState<string> state);

    private sealed class Fine([PersistentState("unittests.fine", "unittests")] IPersistentState<string> state);
#pragma warning restore CS9113
}
