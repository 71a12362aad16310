using VikLearning.Portfolio;
using VikLearning.Portfolio.Reflections;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

public class GrainCallTests
{
    // Orleans writes a call that is late, or fails, into its log. It names the method; a later Orleans might do more.
    [Fact]
    public void A_call_prints_no_argument()
    {
        var request = typeof(PortfolioModule).Assembly.GetTypes()
            .Where(type => typeof(RequestBase).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => (RequestBase)Activator.CreateInstance(type, nonPublic: true)!)
            .Single(request => request.GetMethodName() == "WriteReflection");
        request.SetArgument(2, new ReflectionWords { Text = "Ik leerde luisteren." });
        Assert.Equal("Ik leerde luisteren.", ((ReflectionWords)request.GetArgument(2)).Text);
        Assert.Contains("WriteReflection", request.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("luisteren", request.ToString(), StringComparison.Ordinal);
    }
}
