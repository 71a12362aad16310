using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <content>
/// What planning an exam asks: of now and of before, since who once taught somebody does not score them.
/// </content>
public sealed partial class RelationRows
{
    /// <summary>Everybody who is or was a student of a cohort with their last team, by id, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string StudentId, string TeamId)>> EverStudentsOfAsync(
        string cohortId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT student.student_id, student.team_id FROM relation_student AS student
            WHERE student.cohort_id = @cohort AND {IsHeard}
            ORDER BY student.student_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@limit", limit),
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellation);

    /// <summary>Everybody who guides or guided a team of a cohort, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string TeacherId, string TeamId)>> EverTeachersOfAsync(
        string cohortId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT teacher.teacher_id, teacher.team_id FROM relation_teacher AS teacher
            WHERE teacher.cohort_id = @cohort AND {IsHeard}
            ORDER BY teacher.teacher_id, teacher.team_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@limit", limit),
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellation);

    /// <summary>Everybody who coaches or coached a student of a cohort in practice, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string CoachId, string StudentId)>> EverCoachesOfAsync(
        string cohortId, int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT coach.coach_id, coach.student_id FROM relation_coach AS coach
            WHERE coach.cohort_id = @cohort AND {IsHeard}
            ORDER BY coach.coach_id, coach.student_id LIMIT @limit
            """,
            command => command.With("@cohort", cohortId).With("@limit", limit),
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellation);

    /// <summary>The cohorts that Roster has told of, those that end last first, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> CohortsAsync(int limit, CancellationToken cancellation = default) =>
        ListAsync(
            $"""
            SELECT cohort.cohort_id FROM relation_cohort AS cohort WHERE {IsHeard}
            ORDER BY COALESCE(cohort.ends_on, '') DESC, cohort.cohort_id LIMIT @limit
            """,
            command => command.With("@limit", limit),
            reader => reader.GetString(0),
            cancellation);
}
