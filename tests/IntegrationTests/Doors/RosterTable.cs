using Grpc.Core;
using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>The rows of who keeps the roster by hand.</summary>
internal static class RosterTable
{
    private const string Purpose = "roster";

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Door> Rows { get; } =
    [
        To("roster.v1.CohortService/RenameTeam").Sends("""{"cohortId":"@cohort","teamId":"@team","name":"Team"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.CohortService/ListCohorts").Opens(Administrator, Own).Opens(ExamClerk, Own)
            .Shows("cohort", [.. DoorWorld.Cohorts]),
        Change("MoveStudent", "moving", """ "teamId":"team-spare","date":"@today" """),
        Change("RecordLeave", "leaving", """ "date":"@today" """),
        Change("ReturnStudent", "returning", """ "teamId":"team-spare","date":"@today" """),
        Change("RecordAbsence", "absent", """ "fromDate":"@today","untilDate":"@today" """),
        Change("RenameStudent", "renamed", """ "name":"Iemand" """),
        To("roster.v1.MembershipService/ListStudents").Sends("""{"cohortId":"@cohort"}""")
            .Opens(Administrator, Anywhere).For(Administrator, Purpose)
            .Shows("name", [.. DoorWorld.Students.Select(student => student.Id)]),

        // The caller is in no cohort, and the stranger is not in the cohort of that case.
        To("roster.v1.MembershipService/GetStudent").Sends("""{"cohortId":"@cohort","studentId":"@person"}""")
            .Opens(Administrator, SameTeam, OtherLocation, Archived).For(Administrator, Purpose)
            .Shows("name", "mate", "far", "graduate"),
        To("roster.v1.ImportService/CheckRoster").Opens(Administrator, Own),
        To("roster.v1.ImportService/ImportRoster").Answers(Administrator, StatusCode.InvalidArgument),
        To("roster.v1.ImportService/GetImport").Sends("""{"importId":"00000000000000000000000000000001"}""")
            .Opens(Administrator),
        To("roster.v1.ImportService/ListImports").Opens(Administrator, Own),
        To("roster.v1.ImportService/ExportRoster").Opens(Administrator, Own).For(Administrator, Purpose),
    ];

    private static Door Change(string method, string use, string rest) => To($"roster.v1.MembershipService/{method}")
        .Sends($$"""{"cohortId":"@cohort","studentId":"@{{use}}",{{rest}} }""").Opens(Administrator, Anywhere);
}
