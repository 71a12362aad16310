using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <content>What is asked of a team, by those who guide it and those who are in it.</content>
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

    /// <summary>Whether two students are in one team, of a cohort that is not over. Nobody is one's own mate.</summary>
    public async Task<bool> AreMatesAsync(
        string studentId, string mateId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT 1 FROM relation_student AS student
            JOIN relation_student AS mate ON mate.cohort_id = student.cohort_id AND mate.team_id = student.team_id
            WHERE student.student_id = @caller AND mate.student_id = @mate AND mate.student_id <> student.student_id
                AND {IsHeard} AND {IsOpen}
            """);
        command.With("@caller", studentId).With("@mate", mateId);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    /// <summary>The mates of a student by cohort, team and id, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<TeamStudent>> MatesOfAsync(
        string studentId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT mate.cohort_id, mate.team_id, mate.student_id FROM relation_student AS student
            JOIN relation_student AS mate ON mate.cohort_id = student.cohort_id AND mate.team_id = student.team_id
            WHERE student.student_id = @caller AND mate.student_id <> student.student_id AND {IsHeard} AND {IsOpen}
            ORDER BY mate.cohort_id, mate.team_id, mate.student_id LIMIT @limit
            """,
            command => command.With("@caller", studentId).With("@limit", limit),
            reader => new TeamStudent(reader.GetString(0), reader.GetString(1), reader.GetString(2)),
            cancellation);

    /// <summary>Who is in a team now, at most so many, by id.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> MembersOfAsync(
        string cohortId, string teamId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.student_id FROM relation_student AS student
            WHERE student.cohort_id = @cohort AND student.team_id = @team AND {IsHeard} AND {IsOpen}
            ORDER BY student.student_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@team", teamId).With("@limit", limit),
            reader => reader.GetString(0),
            cancellation);
}
