using VikLearning.Protos.Roster.V1;

namespace VikLearning.IntegrationTests.Relations;

/// <summary>Facts as Roster tells them.</summary>
internal static class Told
{
    public static TeacherAssigned Assigned(string teacher, string team) =>
        new() { CohortId = "cohort-1", TeamId = team, TeacherId = teacher };

    public static StudentEnrolled Enrolled(string student, string team, string cohort = "cohort-1") =>
        new() { CohortId = cohort, TeamId = team, StudentId = student };

    public static CoachAppointed Coach(
        string coach, string student, string from = "2026-05-01", string until = "2026-05-31") => new()
        {
            CohortId = "cohort-1",
            StudentId = student,
            CoachId = coach,
            FromDate = from,
            UntilDate = until,
        };

    public static ChiefAppointed Appointed(string chief, string location) =>
        new() { ChiefId = chief, LocationId = location };

    public static ChiefDismissed Dismissed(string chief, string location) =>
        new() { ChiefId = chief, LocationId = location };

    public static CohortOpened Opened(string cohort, string location) =>
        new() { CohortId = cohort, LocationId = location };
}
