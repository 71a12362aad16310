using VikLearning.IntegrationTests;
using VikLearning.TestHosts;
using Xunit;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace VikLearning.IntegrationTests;

/// <summary>One PostgreSQL cluster for all tests, started at its first use; a database a test.</summary>
public sealed class Postgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(() => PostgresCluster.StartAsync());

    /// <summary>The cluster; skips the test where PostgreSQL is not installed, unless everything is required.</summary>
    public Task<PostgresCluster> ClusterAsync()
    {
        if (PostgresCluster.Missing is { } reason)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("VIK_REQUIRE_ALL") == "1", reason);
            Assert.Fail(reason);
        }

        return _cluster.Value;
    }

    /// <summary>A connection string to an empty database.</summary>
    public async Task<string> DatabaseAsync() => await (await ClusterAsync()).CreateDatabaseAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }
}
