using Npgsql;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

public sealed class PostgresJournalTests(Postgres postgres) : JournalTests
{
    private string _connection = "";

    protected override async ValueTask PrepareAsync() => _connection = await postgres.DatabaseAsync();

    protected override IJournalBackend NewBackend() =>
        new PostgresJournalBackend(new Database(
            new StorageOptions { Kind = StorageKind.Postgres, Postgres = _connection }, "tests", "journal"));

    protected override async Task<IJournalBackend> EarlierAsync(Func<string, string> script)
    {
        _connection = await postgres.DatabaseAsync();
        await ExecuteAsync(script("postgres"));
        return NewBackend();
    }

    [Theory]
    [InlineData("off")]
    [InlineData("local")]
    [InlineData("remote_write")]
    public async Task It_does_not_start_when_an_acknowledged_write_could_be_lost(string value)
    {
        var name = new NpgsqlConnectionStringBuilder(_connection).Database;
        await ExecuteAsync($"ALTER DATABASE {name} SET synchronous_commit = {value}");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync());
        Assert.Contains($"synchronous_commit is {value}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task It_does_not_start_on_a_server_that_a_power_cut_could_damage(string setting)
    {
        await using var careless = await PostgresCluster.StartAsync($"{setting}=off");
        _connection = await careless.CreateDatabaseAsync();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync());
        Assert.Contains($"{setting} is off", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_ended_by_the_server_is_replaced()
    {
        await AppendedAsync(Entries.Make("student/1", 1));
        await EndConnectionsAsync();
        var sequence = 2L;
        try
        {
            await AppendedAsync(Entries.Make("student/1", sequence));
            sequence++;
        }
        catch (JournalUnavailableException)
        {
            Assert.Null(await Journal.FindAsync("student/1", "c-2", Cancellation));
        }

        Assert.Equal(sequence, await AppendedAsync(Entries.Make("student/1", sequence)));
    }

    [Fact]
    public async Task What_cannot_be_read_for_a_moment_is_told_as_that_and_read_the_next_time()
    {
        var head = await Journal.ReadHeadAsync(Cancellation);
        await EndConnectionsAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.ReadHeadAsync(Cancellation));
        Assert.Equal(head, await Journal.ReadHeadAsync(Cancellation));
    }

    [Fact]
    public async Task What_was_known_of_a_stream_is_not_believed_of_a_database_brought_back_from_a_backup()
    {
        await AppendedAsync(Entries.Make("student/1", 1));
        await AppendedAsync(Entries.Make("student/1", 2));
        await ExecuteAsync(
            """
            SET search_path TO tests;
            DELETE FROM journal_entry WHERE sequence = 2;
            UPDATE journal_head SET position = 1;
            """);
        await EndConnectionsAsync();

        Assert.IsNotType<AppendOutcome.Appended>(await TriedAsync(Entries.Make("student/1", 3)));
        Assert.Equal(2, await AppendedAsync(Entries.Make("student/1", 2)));
        Assert.Equal(3, await AppendedAsync(Entries.Make("student/1", 3)));

        async Task<AppendOutcome?> TriedAsync(NewEntry entry)
        {
            try
            {
                return await Journal.AppendAsync(entry, Cancellation);
            }
            catch (JournalUnavailableException)
            {
                return await Journal.AppendAsync(entry, Cancellation);
            }
        }
    }

    [Fact]
    public async Task Two_loops_keep_each_streams_order()
    {
        var journal = await OpenAsync(bounds: new JournalOptions { Writers = 2 });
        var outcomes = await Task.WhenAll(
            from sequence in Enumerable.Range(1, 20)
            from stream in Enumerable.Range(1, 20)
            select journal.AppendAsync(Entries.Make($"student/{stream}", sequence), Cancellation));
        Assert.Equal(
            Enumerable.Range(1, 400).Select(n => (long)n),
            outcomes.Select(outcome => ((AppendOutcome.Appended)outcome).Position).Order());
    }

    private Task EndConnectionsAsync() => ExecuteAsync(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
        + " WHERE application_name = 'viklearning-tests-journal'");

    private async Task ExecuteAsync(string sql)
    {
        var elsewhere = new NpgsqlConnectionStringBuilder(_connection) { Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
