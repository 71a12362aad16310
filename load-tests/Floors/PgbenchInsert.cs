using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Floors;

/// <summary>
/// PostgreSQL's own measure of a commit: pgbench with 32 clients, each inserting one row a transaction into a table
/// as wide as a journal entry, with one index, in the cluster that the subject uses.
/// </summary>
internal sealed partial class PgbenchInsert : IContender
{
    private const int Clients = 32;
    private readonly PostgresCluster _cluster;
    private readonly string _database;

    private PgbenchInsert(PostgresCluster cluster, string database)
    {
        _cluster = cluster;
        _database = database;
    }

    /// <inheritdoc />
    public string Name => "pgbench-insert";

    /// <summary>Makes a database with the table.</summary>
    public static async Task<PgbenchInsert> PrepareAsync(PostgresCluster cluster, CancellationToken cancellation)
    {
        var connectionString = await cluster.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            """
            CREATE TABLE floor_entry
            (
                position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                stream text NOT NULL, sequence bigint NOT NULL, command_id text NOT NULL, body_mac bytea NOT NULL,
                at timestamptz NOT NULL, actor text NOT NULL, on_behalf_of text, purpose text NOT NULL,
                events text NOT NULL, answer text NOT NULL
            )
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellation);
        return new PgbenchInsert(cluster, connection.Database);
    }

    /// <inheritdoc />
    public async Task<Measurement> RunAsync(RoundBounds bounds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        var seconds = Math.Max(1, (int)Math.Round(bounds.Time.TotalSeconds));
        using var process = Process.Start(Command(seconds))!;
        await process.StandardInput.WriteAsync(Script);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var said = Parse(output);
        return process.ExitCode == 0 && said is not null
            ? said
            : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>Reads pgbench's summary; null when it is not one.</summary>
    internal static Measurement? Parse(string output)
    {
        if (TransactionsLine().Match(output) is not { Success: true } done
            || RateLine().Match(output) is not { Success: true } rate)
        {
            return null;
        }

        var operations = long.Parse(done.Groups[1].Value, CultureInfo.InvariantCulture);
        var perSecond = double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture);
        var failed = FailedLine().Match(output) is { Success: true } failures
            ? long.Parse(failures.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;
        return new Measurement(
            "pgbench-insert", "closed", operations, failed, perSecond > 0 ? operations / perSecond : 0, null, null);
    }

    private ProcessStartInfo Command(int seconds)
    {
        var start = new ProcessStartInfo(Path.Combine(_cluster.Binaries, "pgbench"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = _cluster.Password },
        };
        foreach (var argument in (string[])
        [
            "-n", "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-T", $"{seconds}", "-f", "/dev/stdin",
            "-h", "127.0.0.1", "-p", $"{_cluster.Port}", "-U", "postgres", _database,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string Script =>
        $$"""
        \set student random(1, 256)
        \set sequence random(1, 1000000000)
        INSERT INTO floor_entry
            (stream, sequence, command_id, body_mac, at, actor, purpose, events, answer)
        VALUES
            ('student/student' || :student, :sequence, '{{new string('k', 43)}}' || :sequence,
             '\x{{new string('a', 64)}}', now(), 'student' || :student, 'own', '{{new string('e', 240)}}',
             '{{new string('a', 130)}}');
        """;

    [GeneratedRegex(@"number of transactions actually processed: (\d+)")]
    private static partial Regex TransactionsLine();

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex RateLine();

    [GeneratedRegex(@"number of failed transactions: (\d+)")]
    private static partial Regex FailedLine();
}
