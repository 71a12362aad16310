using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight.Cohorts;

/// <summary>Cohorts as rows, one a student, on PostgreSQL and SQLite alike.</summary>
internal sealed class CohortRows(Database database) : ICohortStore
{
    public async Task<KeptCohort> LoadAsync(string cohortId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);

        // One snapshot: the cohort's row and its students' belong together.
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var command = connection.Command(
            transaction, "SELECT version, name, location_id, body FROM cohort WHERE cohort_id = @cohort");
        command.With("@cohort", cohortId);
        long version;
        string name, location;
        CohortBody body;
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            if (!await reader.ReadAsync(cancellation))
            {
                return new KeptCohort(0, CohortPicture.Empty);
            }

            (version, name, location) = (reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
            body = CohortBody.Read(reader.GetString(3));
        }

        var students = await StudentsAsync(connection, transaction, cohortId, cancellation);
        return new KeptCohort(version, CohortPicture.Of(name, location, body.Plan, body.Shown, students));
    }

    public async Task<KeptCohort> SaveAsync(
        string cohortId, KeptCohort cohort, CancellationToken cancellation = default)
    {
        var picture = cohort.Picture;
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var command = connection.Command(transaction, cohort.Version == 0 ? InsertCohort : UpdateCohort))
        {
            command.With("@cohort", cohortId).With("@version", cohort.Version).With("@name", picture.Name)
                .With("@location", picture.LocationId).With("@body", CohortBody.Write(picture));
            if (await command.ExecuteNonQueryAsync(cancellation) != 1)
            {
                throw new CohortChangedElsewhereException(cohortId);
            }
        }

        if (picture.Unsaved.Count > 0)
        {
            await SaveStudentsAsync(connection, transaction, cohortId, picture, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new KeptCohort(cohort.Version + 1, picture.Saved());
    }

    private const string InsertCohort = """
        INSERT INTO cohort (cohort_id, version, name, location_id, body)
        VALUES (@cohort, @version + 1, @name, @location, @body)
        ON CONFLICT (cohort_id) DO NOTHING
        """;

    private const string UpdateCohort = """
        UPDATE cohort SET version = @version + 1, name = @name, location_id = @location, body = @body
        WHERE cohort_id = @cohort AND version = @version
        """;

    private const string SelectStudents = """
        SELECT student_id, named, departed, credited, counted, shown_minutes, shown_split, roster_position,
            portfolio_position
        FROM cohort_student WHERE cohort_id = @cohort
        """;

    // All changed students travel as one JSON array: a statement a save, however many moved.
    private const string IntoStudents = """
        INSERT INTO cohort_student (cohort_id, student_id, named, departed, credited, counted, shown_minutes,
            shown_split, roster_position, portfolio_position)

        """;

    private const string FromPostgres = """
        SELECT @cohort, student, named, departed, CAST(credited AS text), counted, minutes, CAST(split AS text),
            roster, portfolio
        FROM json_to_recordset(CAST(@students AS json)) AS moved (student text, named boolean, departed boolean,
            credited json, counted boolean, minutes integer, split json, roster bigint, portfolio bigint)

        """;

    // WHERE true: without it SQLite takes ON CONFLICT for the condition of a join.
    private const string FromSqlite = """
        SELECT @cohort, value ->> 'student', value ->> 'named', value ->> 'departed', value -> 'credited',
            value ->> 'counted', value ->> 'minutes', value -> 'split', value ->> 'roster', value ->> 'portfolio'
        FROM json_each(@students) WHERE true

        """;

    private const string OrReplaced = """
        ON CONFLICT (cohort_id, student_id) DO UPDATE SET
            named = excluded.named, departed = excluded.departed, credited = excluded.credited,
            counted = excluded.counted, shown_minutes = excluded.shown_minutes, shown_split = excluded.shown_split,
            roster_position = excluded.roster_position, portfolio_position = excluded.portfolio_position
        """;

    private static async Task<List<StudentStanding>> StudentsAsync(
        DbConnection connection, DbTransaction transaction, string cohortId, CancellationToken cancellation)
    {
        await using var command = connection.Command(transaction, SelectStudents);
        command.With("@cohort", cohortId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var students = new List<StudentStanding>();
        while (await reader.ReadAsync(cancellation))
        {
            students.Add(new StudentStanding(
                reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), Minutes(reader.GetString(3)),
                reader.GetBoolean(4), reader.GetInt32(5), Minutes(reader.GetString(6)), reader.GetInt64(7),
                reader.GetInt64(8)));
        }

        return students;
    }

    private async Task SaveStudentsAsync(
        DbConnection connection, DbTransaction transaction, string cohortId, CohortPicture picture,
        CancellationToken cancellation)
    {
        // In one order, so that two savers never wait for each other's rows in a circle.
        var moved = picture.Unsaved.Order(StringComparer.Ordinal).Select(id => picture.Students[id]).Select(
            student => new
            {
                student = student.StudentId,
                named = student.Named,
                departed = student.Departed,
                credited = student.Credited,
                counted = student.Counted,
                minutes = student.ShownMinutes,
                split = student.ShownSplit,
                roster = student.RosterPosition,
                portfolio = student.PortfolioPosition,
            });
        var from = database.Kind == StorageKind.Postgres ? FromPostgres : FromSqlite;
        await using var command = connection.Command(transaction, IntoStudents + from + OrReplaced);
        command.With("@cohort", cohortId).With("@students", JsonSerializer.Serialize(moved));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static ImmutableArray<int> Minutes(string json) =>
        [.. JsonSerializer.Deserialize<int[]>(json)!];
}
