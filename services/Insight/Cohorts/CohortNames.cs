using System.Data.Common;
using System.Text.Json;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight.Cohorts;

/// <summary>Which cohorts are kept, and what they are called.</summary>
internal sealed class CohortNames(Database database)
{
    /// <summary>The names of some cohorts in order of id; one that is not kept yet is left out.</summary>
    public async Task<IReadOnlyList<CohortName>> OfAsync(
        IEnumerable<string> cohortIds, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, $"""
            SELECT cohort_id, name FROM cohort WHERE cohort_id IN (
            {(database.Kind == StorageKind.Postgres
                ? "SELECT json_array_elements_text(CAST(@cohorts AS json))"
                : "SELECT value FROM json_each(@cohorts)")}
            ) ORDER BY cohort_id
            """);
        command.With("@cohorts", JsonSerializer.Serialize(cohortIds));
        return await ReadAsync(
            command, reader => new CohortName(reader.GetString(0), reader.GetString(1)), cancellation);
    }

    /// <summary>Every cohort of which anything is known.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, "SELECT cohort_id FROM cohort ORDER BY cohort_id");
        return await ReadAsync(command, reader => reader.GetString(0), cancellation);
    }

    private static async Task<List<TRow>> ReadAsync<TRow>(
        DbCommand command, Func<DbDataReader, TRow> read, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
