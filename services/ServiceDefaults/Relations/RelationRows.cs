using System.Data.Common;
using Grpc.Core;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>
/// Who stands in which relation to whom, as Roster told last, in a service's own rows. It is asked of the database at
/// every call, so what Roster ends counts at once in every process. Roster can end a relation at any moment: when it
/// has not been heard for a minute nobody knows, and nothing holds.
/// </summary>
/// <param name="database">The service's rows.</param>
/// <param name="daysAfterEnd">How long after its exam a cohort is still guided.</param>
public sealed partial class RelationRows(
    Database database, TimeProvider time, int daysAfterEnd = RelationOptions.UsualDaysAfterEnd)
{
    private static readonly TimeSpan s_unheard = TimeSpan.FromSeconds(60);

    // A time that lies ahead says nothing either: a clock was wrong when it was written.
    private const string IsHeard =
        "EXISTS (SELECT 1 FROM relation_heard WHERE heard_at BETWEEN @heard_since AND @heard_until)";

    // What is over is guided by nobody: a year's portfolio is not opened again out of curiosity.
    private const string IsOpen = """
        NOT EXISTS (SELECT 1 FROM relation_cohort AS ended
            WHERE ended.cohort_id = student.cohort_id AND ended.ends_on < @ended_before)
        """;

    // A team of theirs that the student is in, of a cohort that is not over.
    private const string Guided = $"""
        relation_student AS student
        JOIN relation_teacher AS teacher
            ON teacher.cohort_id = student.cohort_id AND teacher.team_id = student.team_id
        WHERE student.student_id = @student AND student.holds AND teacher.teacher_id = @caller AND teacher.holds
            AND {IsHeard} AND {IsOpen}
        """;

    // Nobody is a mate of their own.
    private const string Mates = $"""
        SELECT mate.cohort_id, mate.team_id, mate.student_id FROM relation_student AS student
        JOIN relation_student AS mate
            ON mate.cohort_id = student.cohort_id AND mate.team_id = student.team_id
            AND mate.student_id <> student.student_id
        WHERE student.student_id = @caller AND student.holds AND mate.holds AND {IsHeard} AND {IsOpen}
        """;

    /// <summary>
    /// Keeps what facts of Roster say about relations, unless a newer word about the same one is kept. All or nothing.
    /// </summary>
    public async Task KeepAsync(IReadOnlyList<PositionedFact> facts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var told in facts)
        {
            await using var command = RelationFacts.CommandOf(connection, transaction, told);
            if (command is not null)
            {
                await command.With("@position", told.Position).ExecuteNonQueryAsync(cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Keeps when all that Roster had kept was known here.</summary>
    public async Task KeepHeardAsync(DateTimeOffset at, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "INSERT INTO relation_heard VALUES (1, @at) ON CONFLICT (one) DO UPDATE SET heard_at = @at");
        await command.With("@at", at.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets everything, because Roster will tell it again: nothing holds until it has.</summary>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = connection.Command(transaction, """
            DELETE FROM relation_heard;
            DELETE FROM relation_teacher;
            DELETE FROM relation_student;
            DELETE FROM relation_chief;
            DELETE FROM relation_cohort;
            DELETE FROM relation_coach;
            """);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whether the rows have all of Roster's word, as of the last minute.</summary>
    public async Task<bool> IsHeardAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await IsHeardAsync(connection, cancellation);
    }

    /// <summary>Whether a teacher guides a team that the student is in, of a cohort that is not over.</summary>
    public async Task<bool> GuidesAsync(
        string teacherId, string studentId, CancellationToken cancellation = default) =>
        await FindStudentAsync(teacherId, studentId, cancellation) is not null;

    /// <summary>The newest of a teacher's teams that the student is in; null when there is none.</summary>
    public async Task<TeamStudent?> FindStudentAsync(
        string teacherId, string studentId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT student.cohort_id, student.team_id FROM {Guided} ORDER BY student.roster_position DESC LIMIT 1
            """);
        command.With("@caller", teacherId).With("@student", studentId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new TeamStudent(reader.GetString(0), reader.GetString(1), studentId)
            : null;
    }

    /// <summary>The newest learning team that two students are both in; null when there is none.</summary>
    public async Task<TeamStudent?> FindMateAsync(
        string studentId, string mateId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            {Mates} AND mate.student_id = @mate ORDER BY student.roster_position DESC LIMIT 1
            """);
        command.With("@caller", studentId).With("@mate", mateId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? StudentOf(reader) : null;
    }

    /// <summary>The other students of a student's learning teams, at most so many.</summary>
    /// <exception cref="RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<TeamStudent>> MatesOfAsync(
        string studentId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"{Mates} ORDER BY student.roster_position DESC, mate.student_id LIMIT @limit",
            command => command.With("@caller", studentId).With("@limit", limit),
            StudentOf,
            cancellation);

    /// <summary>Whether a chief watches the location of a cohort.</summary>
    public async Task<bool> WatchesAsync(string chiefId, string cohortId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT 1 FROM relation_cohort AS cohort
            JOIN relation_chief AS chief ON chief.location_id = cohort.location_id
            WHERE cohort.cohort_id = @cohort AND chief.chief_id = @caller AND chief.holds AND {IsHeard}
            """);
        command.With("@caller", chiefId).With("@cohort", cohortId);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    /// <summary>The students of a teacher's teams by cohort, team and id, after one, at most so many.</summary>
    /// <exception cref="RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<TeamStudent>> StudentsOfAsync(
        string teacherId, TeamStudent after, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        return ListAsync(
            $"""
            SELECT student.cohort_id, student.team_id, student.student_id
            FROM relation_teacher AS teacher
            JOIN relation_student AS student
                ON student.cohort_id = teacher.cohort_id AND student.team_id = teacher.team_id
            WHERE teacher.teacher_id = @caller AND teacher.holds AND student.holds AND {IsHeard} AND {IsOpen}
                AND (student.cohort_id, student.team_id, student.student_id) > (@cohort, @team, @student)
            ORDER BY student.cohort_id, student.team_id, student.student_id LIMIT @limit
            """,
            command => command.With("@caller", teacherId).With("@cohort", after.CohortId)
                .With("@team", after.TeamId).With("@student", after.StudentId).With("@limit", limit),
            StudentOf,
            cancellation);
    }

    /// <summary>The cohorts of a chief's locations by id, after one, at most so many.</summary>
    /// <exception cref="RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> CohortsOfAsync(
        string chiefId, string after, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT cohort.cohort_id FROM relation_chief AS chief
            JOIN relation_cohort AS cohort ON cohort.location_id = chief.location_id
            WHERE chief.chief_id = @caller AND chief.holds AND {IsHeard} AND cohort.cohort_id > @after
            ORDER BY cohort.cohort_id LIMIT @limit
            """,
            command => command.With("@caller", chiefId).With("@after", after).With("@limit", limit),
            reader => reader.GetString(0),
            cancellation);

    private static TeamStudent StudentOf(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetString(2));

    // An empty list would tell a teacher that there is nobody, when it is only not known who.
    private async Task<IReadOnlyList<TRow>> ListAsync<TRow>(
        string sql, Action<DbCommand> fill, Func<DbDataReader, TRow> read, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = new List<TRow>();
        await using (var command = Timed(connection, sql))
        {
            fill(command);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }
        }

        return rows.Count > 0 || await IsHeardAsync(connection, cancellation)
            ? rows
            : throw new RpcException(new Status(StatusCode.Unavailable, "Roster has not been heard"));
    }

    private async Task<bool> IsHeardAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var heard = Timed(connection, $"SELECT 1 WHERE {IsHeard}");
        return await heard.ExecuteScalarAsync(cancellation) is not null;
    }

    private DbCommand Timed(DbConnection connection, string sql)
    {
        var now = time.GetUtcNow();
        return connection.Command(null, sql)
            .With("@ended_before", AcademyTime.Iso(AcademyTime.DateOf(now).AddDays(-daysAfterEnd)))
            .With("@heard_since", (now - s_unheard).ToUnixTimeMilliseconds())
            .With("@heard_until", (now + s_unheard).ToUnixTimeMilliseconds());
    }
}
