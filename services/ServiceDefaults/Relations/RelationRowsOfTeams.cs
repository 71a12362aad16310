using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <content>What is asked of a team, by those who guide it.</content>
public sealed partial class RelationRows
{
    /// <summary>Whether a teacher guides a team, of a cohort that is not over.</summary>
    public async Task<bool> GuidesTeamAsync(
        string teacherId, string cohortId, string teamId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT 1 FROM relation_teacher AS student
            WHERE student.teacher_id = @caller AND student.cohort_id = @cohort AND student.team_id = @team
                AND student.holds AND {IsHeard} AND {IsOpen}
            """);
        command.With("@caller", teacherId).With("@cohort", cohortId).With("@team", teamId);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    /// <summary>
    /// The students of the teams in which a teacher guides a student, that student first, at most so many; nobody when
    /// the teacher does not guide them.
    /// </summary>
    public async Task<IReadOnlyList<string>> GuidedWithAsync(
        string teacherId, string studentId, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT mate.student_id FROM relation_student AS mate, {Guided}
                AND mate.cohort_id = student.cohort_id AND mate.team_id = student.team_id AND mate.holds
            ORDER BY CASE WHEN mate.student_id = @student THEN 0 ELSE 1 END, mate.student_id LIMIT @limit
            """);
        command.With("@caller", teacherId).With("@student", studentId).With("@limit", limit);
        var guided = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            guided.Add(reader.GetString(0));
        }

        return guided;
    }

    /// <summary>
    /// Those of some students whom a teacher guides now: who has moved to another teacher's team is that teacher's to
    /// see.
    /// </summary>
    public async Task<IReadOnlyList<string>> GuidedOfAsync(
        string teacherId, IEnumerable<string> students, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(students);
        var guided = new List<string>();
        foreach (var student in students.Distinct())
        {
            if (await GuidesAsync(teacherId, student, cancellation))
            {
                guided.Add(student);
            }
        }

        return guided;
    }

    /// <summary>Who is in a team now, at most so many, by id.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> MembersOfAsync(
        string cohortId, string teamId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.student_id FROM relation_student AS student
            WHERE student.cohort_id = @cohort AND student.team_id = @team AND student.holds
                AND {IsHeard} AND {IsOpen}
            ORDER BY student.student_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@team", teamId).With("@limit", limit),
            reader => reader.GetString(0),
            cancellation);

    /// <summary>The teams that a teacher guides, of cohorts that are not over, at most so many, by id.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string CohortId, string TeamId)>> TeamsOfAsync(
        string teacherId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.cohort_id, student.team_id FROM relation_teacher AS student
            WHERE student.teacher_id = @caller AND student.holds AND {IsHeard} AND {IsOpen}
            ORDER BY student.cohort_id, student.team_id LIMIT @limit
            """,
            command => command.With("@caller", teacherId).With("@limit", limit),
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellation);

    /// <summary>Who guides a team of a cohort that is not over, at most so many, by id.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> TeachersOfAsync(
        string cohortId, string teamId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.teacher_id FROM relation_teacher AS student
            WHERE student.cohort_id = @cohort AND student.team_id = @team AND student.holds
                AND {IsHeard} AND {IsOpen}
            ORDER BY student.teacher_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@team", teamId).With("@limit", limit),
            reader => reader.GetString(0),
            cancellation);

    /// <summary>The students of a cohort that is not over by id, after one, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> StudentsOfCohortAsync(
        string cohortId, string after, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.student_id FROM relation_student AS student
            WHERE student.cohort_id = @cohort AND student.holds AND student.student_id > @after
                AND {IsHeard} AND {IsOpen}
            ORDER BY student.student_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@after", after).With("@limit", limit),
            reader => reader.GetString(0),
            cancellation);

    /// <summary>Whether somebody is a student of a cohort that is not over.</summary>
    /// <param name="teamId">Of this team of it; null for any.</param>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public async Task<bool> IsStudentOfAsync(
        string studentId, string cohortId, string? teamId = null, CancellationToken cancellation = default) =>
        (await ListAsync(
            $"""
            SELECT student.student_id FROM relation_student AS student
            WHERE student.cohort_id = @cohort AND student.student_id = @caller AND student.holds
                AND (@team = '' OR student.team_id = @team) AND {IsHeard} AND {IsOpen}
            """,
            command => command.With("@cohort", cohortId).With("@caller", studentId).With("@team", teamId ?? ""),
            reader => reader.GetString(0),
            cancellation)).Count > 0;

    /// <summary>The cohorts that somebody is or was a student of, the present one first, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string CohortId, bool IsPresent)>> CohortsOfStudentAsync(
        string studentId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.cohort_id, MAX(CASE WHEN student.holds THEN 1 ELSE 0 END)
            FROM relation_student AS student
            WHERE student.student_id = @caller AND {IsHeard}
            GROUP BY student.cohort_id
            ORDER BY 2 DESC, MAX(student.roster_position) DESC LIMIT @limit
            """,
            command => command.With("@caller", studentId).With("@limit", limit),
            reader => (reader.GetString(0), reader.GetInt32(1) == 1),
            cancellation);

    /// <summary>Whether Roster has told of a cohort.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public async Task<bool> IsCohortAsync(string cohortId, CancellationToken cancellation = default) =>
        (await ListAsync(
            $"SELECT cohort.cohort_id FROM relation_cohort AS cohort WHERE cohort.cohort_id = @cohort AND {IsHeard}",
            command => command.With("@cohort", cohortId),
            reader => reader.GetString(0),
            cancellation)).Count > 0;
}
