using System.Data.Common;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Facts of Roster as rows: of two words about the same relation the newer one stays.</summary>
internal static class RelationFacts
{
    /// <summary>What keeps a fact; null for one that says nothing of relations.</summary>
    public static DbCommand? CommandOf(DbConnection connection, DbTransaction transaction, PositionedFact told) =>
        told.Fact switch
        {
            TeacherAssigned it => connection.Command(transaction, KeepTeacher).With("@teacher", it.TeacherId)
                .With("@cohort", it.CohortId).With("@team", it.TeamId).With("@holds", true),
            TeacherUnassigned it => connection.Command(transaction, KeepTeacher).With("@teacher", it.TeacherId)
                .With("@cohort", it.CohortId).With("@team", it.TeamId).With("@holds", false),
            StudentEnrolled it => Student(connection, transaction, it.StudentId, it.CohortId, it.TeamId, true),
            StudentMoved it => Student(connection, transaction, it.StudentId, it.CohortId, it.TeamId, true),
            StudentLeft it => Student(connection, transaction, it.StudentId, it.CohortId, it.TeamId, false),
            ChiefAppointed it => connection.Command(transaction, KeepChief).With("@chief", it.ChiefId)
                .With("@location", it.LocationId).With("@holds", true),
            ChiefDismissed it => connection.Command(transaction, KeepChief).With("@chief", it.ChiefId)
                .With("@location", it.LocationId).With("@holds", false),
            CoachAppointed it => connection.Command(transaction, KeepCoach).With("@coach", it.CoachId)
                .With("@cohort", it.CohortId).With("@student", it.StudentId).With("@from", it.FromDate)
                .With("@until", it.UntilDate).With("@holds", true),
            CoachWithdrawn it => connection.Command(transaction, KeepCoach).With("@coach", it.CoachId)
                .With("@cohort", it.CohortId).With("@student", it.StudentId).With("@from", "")
                .With("@until", "").With("@holds", false),
            CohortOpened it => connection.Command(transaction, KeepCohort).With("@cohort", it.CohortId)
                .With("@location", it.LocationId).With("@ends", it.EndDate),
            CohortReplanned it => connection.Command(transaction, MoveCohort).With("@cohort", it.CohortId)
                .With("@ends", it.EndDate),
            _ => null,
        };

    private static DbCommand Student(
        DbConnection connection, DbTransaction transaction, string student, string cohort, string team, bool holds) =>
        connection.Command(transaction, KeepStudent).With("@student", student).With("@cohort", cohort)
            .With("@team", team).With("@holds", holds);

    private const string KeepTeacher = """
        INSERT INTO relation_teacher (teacher_id, cohort_id, team_id, holds, roster_position)
        VALUES (@teacher, @cohort, @team, @holds, @position)
        ON CONFLICT (teacher_id, cohort_id, team_id) DO UPDATE SET
            holds = excluded.holds, roster_position = excluded.roster_position
        WHERE relation_teacher.roster_position < excluded.roster_position
        """;

    private const string KeepStudent = """
        INSERT INTO relation_student (student_id, cohort_id, team_id, holds, roster_position)
        VALUES (@student, @cohort, @team, @holds, @position)
        ON CONFLICT (student_id, cohort_id) DO UPDATE SET
            team_id = excluded.team_id, holds = excluded.holds, roster_position = excluded.roster_position
        WHERE relation_student.roster_position < excluded.roster_position
        """;

    private const string KeepChief = """
        INSERT INTO relation_chief (chief_id, location_id, holds, roster_position)
        VALUES (@chief, @location, @holds, @position)
        ON CONFLICT (chief_id, location_id) DO UPDATE SET
            holds = excluded.holds, roster_position = excluded.roster_position
        WHERE relation_chief.roster_position < excluded.roster_position
        """;

    private const string KeepCoach = """
        INSERT INTO relation_coach (coach_id, cohort_id, student_id, from_on, until_on, holds, roster_position)
        VALUES (@coach, @cohort, @student, @from, @until, @holds, @position)
        ON CONFLICT (coach_id, cohort_id, student_id) DO UPDATE SET
            from_on = excluded.from_on, until_on = excluded.until_on, holds = excluded.holds,
            roster_position = excluded.roster_position
        WHERE relation_coach.roster_position < excluded.roster_position
        """;

    private const string MoveCohort = """
        UPDATE relation_cohort SET ends_on = @ends, roster_position = @position
        WHERE cohort_id = @cohort AND roster_position < @position
        """;

    private const string KeepCohort = """
        INSERT INTO relation_cohort (cohort_id, location_id, ends_on, roster_position)
        VALUES (@cohort, @location, NULLIF(@ends, ''), @position)
        ON CONFLICT (cohort_id) DO UPDATE SET
            location_id = excluded.location_id, ends_on = excluded.ends_on, roster_position = excluded.roster_position
        WHERE relation_cohort.roster_position < excluded.roster_position
        """;
}
