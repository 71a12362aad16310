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

        foreach (var id in picture.Unsaved.Order(StringComparer.Ordinal))
        {
            await SaveAsync(connection, transaction, cohortId, picture.Students[id], cancellation);
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
        SELECT student_id, named, credited, counted, shown_minutes, shown_split, roster_position, portfolio_position
        FROM cohort_student WHERE cohort_id = @cohort
        """;

    private const string UpsertStudent = """
        INSERT INTO cohort_student (cohort_id, student_id, named, credited, counted, shown_minutes, shown_split,
            roster_position, portfolio_position)
        VALUES (@cohort, @student, @named, @credited, @counted, @shownMinutes, @shownSplit, @roster, @portfolio)
        ON CONFLICT (cohort_id, student_id) DO UPDATE SET
            named = excluded.named, credited = excluded.credited, counted = excluded.counted,
            shown_minutes = excluded.shown_minutes, shown_split = excluded.shown_split,
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
                reader.GetString(0), reader.GetBoolean(1), Minutes(reader.GetString(2)), reader.GetBoolean(3),
                reader.GetInt32(4), Minutes(reader.GetString(5)), reader.GetInt64(6), reader.GetInt64(7)));
        }

        return students;
    }

    private static async Task SaveAsync(
        DbConnection connection, DbTransaction transaction, string cohortId, StudentStanding student,
        CancellationToken cancellation)
    {
        await using var command = connection.Command(transaction, UpsertStudent);
        command.With("@cohort", cohortId).With("@student", student.StudentId).With("@named", student.Named)
            .With("@credited", JsonSerializer.Serialize(student.Credited)).With("@counted", student.Counted)
            .With("@shownMinutes", student.ShownMinutes)
            .With("@shownSplit", JsonSerializer.Serialize(student.ShownSplit))
            .With("@roster", student.RosterPosition).With("@portfolio", student.PortfolioPosition);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static ImmutableArray<int> Minutes(string json) =>
        [.. JsonSerializer.Deserialize<int[]>(json)!];
}
