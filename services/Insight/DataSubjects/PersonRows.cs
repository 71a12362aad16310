using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Exports;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight.DataSubjects;

/// <summary>
/// What Insight keeps of a person: where their hours stand in a cohort, by id, and that they were erased. No text, so
/// no key: its part of an erasure is to know of it and to go on counting.
/// </summary>
internal sealed class PersonRows(Database database, TimeProvider time) : IPersonExport
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Keeps that a person was erased; the first certificate counts.</summary>
    public async Task KeepErasureAsync(
        string personId, long certificateNumber, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            INSERT INTO erasure (person_id, certificate_number, confirmed_at) VALUES (@person, @number, @at)
            ON CONFLICT (person_id) DO NOTHING
            """);
        await command.With("@person", personId).With("@number", certificateNumber)
            .With("@at", time.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The word on the erasure of a person.</summary>
    public async Task<ErasureConfirmation> ConfirmationAsync(
        string personId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT certificate_number, confirmed_at FROM erasure WHERE person_id = @person");
        await using var reader = await command.With("@person", personId).ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new ErasureConfirmation
            {
                CertificateNumber = reader.GetInt64(0),
                CompleteAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)).ToTimestamp(),
            }
            : new ErasureConfirmation();
    }

    public async IAsyncEnumerable<ExportRecord> ReadAsync(
        string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (index, standing) in (await StandingsAsync(person, cancellation)).Index())
        {
            yield return RecordOf("cohort-student", index + 1, "hours-standing", standing);
        }

        var confirmation = await ConfirmationAsync(person, cancellation);
        if (confirmation.CertificateNumber > 0)
        {
            var record = RecordOf("erasure", 1, "erasure-known", new { confirmation.CertificateNumber });
            record.At = confirmation.CompleteAt;
            yield return record;
        }
    }

    private async Task<List<object>> StandingsAsync(string personId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT cohort_id, named, credited, counted, shown_minutes, shown_split, roster_position, portfolio_position,
                departed
            FROM cohort_student WHERE student_id = @person ORDER BY cohort_id
            """);
        await using var reader = await command.With("@person", personId).ExecuteReaderAsync(cancellation);
        var standings = new List<object>();
        while (await reader.ReadAsync(cancellation))
        {
            standings.Add(new
            {
                CohortId = reader.GetString(0),
                Named = reader.GetBoolean(1),
                Departed = reader.GetBoolean(8),
                CreditedMinutes = JsonSerializer.Deserialize<int[]>(reader.GetString(2)),
                Counted = reader.GetBoolean(3),
                ShownMinutes = reader.GetInt32(4),
                ShownSplit = JsonSerializer.Deserialize<int[]>(reader.GetString(5)),
                RosterPosition = reader.GetInt64(6),
                PortfolioPosition = reader.GetInt64(7),
            });
        }

        return standings;
    }

    private static ExportRecord RecordOf(string source, long number, string kind, object data) => new()
    {
        Source = source,
        Number = number,
        ActorId = InsightModule.Service,
        Purpose = "figures",
        Kind = kind,
        DataJson = JsonSerializer.Serialize(data, data.GetType(), s_json),
    };
}
