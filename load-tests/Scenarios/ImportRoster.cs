using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Grpc.Net.Client;
using Npgsql;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// A roster of 5,000 new students through the gateway: from the call that sends the archive until its last part was
/// taken in, each round with students of its own.
/// </summary>
internal sealed class ImportRoster(Uri address, DemoUsers admin, string postgres) : IContender, IDisposable
{
    /// <summary>How many students a round imports.</summary>
    public const int Students = 5000;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);
    private int _round;

    /// <inheritdoc />
    public string Name => "import-roster";

    /// <summary>How long each import took, in the order of the rounds.</summary>
    public IList<TimeSpan> Took { get; } = [];

    /// <inheritdoc />
    public async Task<Measurement> RunAsync(RoundBounds bounds, CancellationToken cancellation)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"round-{++_round}");
        var archive = MadeRoster.Pack(prefix, Students, number => $"Student {number} van Ronde {_round}");
        var client = new ImportService.ImportServiceClient(_channel);
        var started = Stopwatch.GetTimestamp();
        var answer = await client.ImportRosterAsync(
            new() { Archive = ByteString.CopyFrom(archive) }, admin.Call(0, cancellation, key: prefix));
        RosterImport import;
        do
        {
            await Task.Delay(s_look, cancellation);
            import = (await client.GetImportAsync(
                new() { ImportId = answer.ImportId }, admin.Call(0, cancellation))).Import;
        }
        while (!import.Done);
        Took.Add(Stopwatch.GetElapsedTime(started));
        await SettleAsync(cancellation);
        return new Measurement(
            Name, "import", import.StudentsTakenIn, import.Skipped, Took[^1].TotalSeconds, null, null);
    }

    public void Dispose() => _channel.Dispose();

    // What follows an import, the students' plans in Portfolio, must not run into the floor's round.
    private async Task SettleAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM portfolio.journal_entry WHERE actor = 'roster'", connection);
        while (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture)
            < (long)_round * Students)
        {
            await Task.Delay(s_look, cancellation);
        }
    }
}
