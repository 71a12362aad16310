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
        EverOfAsync("student_id, team_id FROM relation_student", cohortId, limit, cancellation);

    /// <summary>Everybody who guides or guided a team of a cohort, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string TeacherId, string TeamId)>> EverTeachersOfAsync(
        string cohortId, int limit, CancellationToken cancellation = default) =>
        EverOfAsync("teacher_id, team_id FROM relation_teacher", cohortId, limit, cancellation);

    /// <summary>Everybody who coaches or coached a student of a cohort in practice, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<(string CoachId, string StudentId)>> EverCoachesOfAsync(
        string cohortId, int limit, CancellationToken cancellation = default) =>
        EverOfAsync("coach_id, student_id FROM relation_coach", cohortId, limit, cancellation);

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

    // Whether it still holds is not asked.
    private Task<IReadOnlyList<(string Who, string Whom)>> EverOfAsync(
        string pairs, string cohortId, int limit, CancellationToken cancellation) =>
        ListAsync(
            $"SELECT {pairs} WHERE cohort_id = @cohort AND {IsHeard} ORDER BY 1, 2 LIMIT @limit",
            command => command.With("@cohort", cohortId).With("@limit", limit),
            reader => (reader.GetString(0), reader.GetString(1)),
            cancellation);
}
