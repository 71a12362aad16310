using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <content>Who coaches whom in practice: on the days of the appointment, while the student is there.</content>
public sealed partial class RelationRows
{
    private const string Coached = $"""
        FROM relation_coach AS coach
        JOIN relation_student AS student
            ON student.cohort_id = coach.cohort_id AND student.student_id = coach.student_id
        WHERE coach.holds AND coach.from_on <= @today AND coach.until_on >= @today AND student.holds
            AND {IsHeard} AND {IsOpen}
        """;

    private string Today => AcademyTime.Iso(AcademyTime.Today(time));

    /// <summary>The newest place of a student whom a coach has today; null when the coach has not.</summary>
    public async Task<TeamStudent?> FindCoachedAsync(
        string coachId, string studentId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT student.cohort_id, student.team_id, student.student_id {Coached}
                AND coach.coach_id = @caller AND coach.student_id = @student
            ORDER BY student.roster_position DESC LIMIT 1
            """);
        command.With("@today", Today).With("@caller", coachId).With("@student", studentId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? StudentOf(reader) : null;
    }

    /// <summary>The students of a coach by cohort, team and id, after one, at most so many.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<TeamStudent>> CoachedByAsync(
        string coachId, TeamStudent after, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        return ListAsync(
            $"""
            SELECT student.cohort_id, student.team_id, student.student_id {Coached} AND coach.coach_id = @caller
                AND (student.cohort_id, student.team_id, student.student_id) > (@cohort, @team, @student)
            ORDER BY student.cohort_id, student.team_id, student.student_id LIMIT @limit
            """,
            command => command.With("@today", Today).With("@caller", coachId).With("@cohort", after.CohortId)
                .With("@team", after.TeamId).With("@student", after.StudentId).With("@limit", limit),
            StudentOf,
            cancellation);
    }

    /// <summary>Who coaches a student today, by id, at most so many; nobody when Roster has not been heard.</summary>
    public async Task<IReadOnlyList<string>> CoachesOfAsync(
        string studentId, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = Timed(connection, $"""
            SELECT DISTINCT coach.coach_id {Coached} AND coach.student_id = @student
            ORDER BY coach.coach_id LIMIT @limit
            """);
        command.With("@today", Today).With("@student", studentId).With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var coaches = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            coaches.Add(reader.GetString(0));
        }

        return coaches;
    }
}
