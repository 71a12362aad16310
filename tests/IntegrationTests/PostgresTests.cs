using Npgsql;
using Xunit;

namespace VikLearning.IntegrationTests;

public class PostgresTests(Postgres postgres)
{
    [Fact]
    public async Task The_test_cluster_keeps_what_it_acknowledges()
    {
        await using var connection = new NpgsqlConnection(await postgres.DatabaseAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SHOW fsync", connection);
        Assert.Equal("on", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
