using Xunit;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>The tests that share one suite.</summary>
[CollectionDefinition(Name)]
public sealed class DoorGroup : ICollectionFixture<DoorSuite>
{
    public const string Name = "doors";
}
