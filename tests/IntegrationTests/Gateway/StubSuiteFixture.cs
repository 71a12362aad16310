using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>A stub suite with the usual settings that the tests of a class share, one after the other.</summary>
public sealed class StubSuiteFixture : IAsyncLifetime
{
    private StubSuite? _suite;

    /// <summary>The suite, which has forgotten what the test before did.</summary>
    internal StubSuite Fresh()
    {
        _suite!.State.Forget();
        return _suite;
    }

    public async ValueTask InitializeAsync() => _suite = await StubSuite.StartAsync();

    public ValueTask DisposeAsync() => _suite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
