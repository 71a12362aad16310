using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The tests that share one suite; one at a time, since some of them end it.</summary>
[CollectionDefinition(Name)]
public sealed class SingleProcessGroup : ICollectionFixture<SingleProcess>
{
    public const string Name = "single process";
}
