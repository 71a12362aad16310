using VikLearning.Insight.Cohorts;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight.Chiefs;

/// <summary>
/// Which team chief watches which location, as Roster told last. It is asked of the database at every call, so a
/// dismissal counts at once in every process.
/// </summary>
internal sealed class ChiefRows(Database database)
{
    /// <summary>Keeps an appointment or its end, unless a newer one of the same chief and location is kept.</summary>
    public async Task KeepAsync(
        string locationId, string chiefId, bool appointed, long position, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            INSERT INTO location_chief (location_id, chief_id, appointed, roster_position)
            VALUES (@location, @chief, @appointed, @position)
            ON CONFLICT (location_id, chief_id) DO UPDATE SET
                appointed = excluded.appointed, roster_position = excluded.roster_position
            WHERE location_chief.roster_position < excluded.roster_position
            """);
        command.With("@location", locationId).With("@chief", chiefId).With("@appointed", appointed)
            .With("@position", position);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// Forgets every appointment, because Roster will tell them again: nobody watches anything until then.
    /// </summary>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, "DELETE FROM location_chief");
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether a chief watches the location of a cohort; false for a cohort that is not known.</summary>
    public async Task<bool> WatchesAsync(string chiefId, string cohortId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT 1 FROM cohort JOIN location_chief ON location_chief.location_id = cohort.location_id
            WHERE cohort.cohort_id = @cohort AND location_chief.chief_id = @chief AND location_chief.appointed
            """);
        command.With("@cohort", cohortId).With("@chief", chiefId);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    /// <summary>The cohorts of a chief's locations by id, after one, at most so many.</summary>
    public async Task<IReadOnlyList<CohortName>> CohortsOfAsync(
        string chiefId, string after, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT cohort.cohort_id, cohort.name
            FROM cohort JOIN location_chief ON location_chief.location_id = cohort.location_id
            WHERE location_chief.chief_id = @chief AND location_chief.appointed AND cohort.cohort_id > @after
            ORDER BY cohort.cohort_id LIMIT @limit
            """);
        command.With("@chief", chiefId).With("@after", after).With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cohorts = new List<CohortName>();
        while (await reader.ReadAsync(cancellation))
        {
            cohorts.Add(new CohortName(reader.GetString(0), reader.GetString(1)));
        }

        return cohorts;
    }

    /// <summary>Every cohort of which anything is known.</summary>
    public async Task<IReadOnlyList<string>> CohortIdsAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, "SELECT cohort_id FROM cohort ORDER BY cohort_id");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cohorts = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            cohorts.Add(reader.GetString(0));
        }

        return cohorts;
    }
}
