using VikLearning.Portfolio.Workbook;
using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Practice workbooks: everybody in <see cref="DoorWorld"/> handed the same tasks in. The coach coaches the mate, and
/// the graduate of a cohort that is over; others coached the mate before, or until it was withdrawn. Tasks have the
/// same ids for all, so a row of one's own names them outright.
/// </summary>
internal static class WorkbookTable
{
    private const string Own = "portfolio.v1.WorkbookService";
    private const string Coached = "portfolio.v1.CoachedWorkbookService";

    /// <summary>The id of a task, by its number in the workbook.</summary>
    public static string Task(int number) => WorkbookDocuments.Newest.Tasks[number].TaskId.ToString("N");

    /// <summary>The rows.</summary>
    public static Door[] Rows => [.. Mine, .. Coaches, .. Roster];

    private static Door[] Mine =>
    [
        To($"{Own}/GetWorkbook").Opens(Student, Case.Own),
        To($"{Own}/GetTask").Sends($$"""{"taskId":"{{Task(0)}}"}""").Opens(Student, Case.Own)
            .Shows("evidence", "student").Shows("answer", "student"),
        To($"{Own}/SaveEvidence").Sends($$"""{"taskId":"{{Task(2)}}","text":"Wat ik deed."}""")
            .Opens(Student, Case.Own),
        To($"{Own}/HandInTask").Sends($$"""{"taskId":"{{Task(3)}}","seenVersion":1}""").Opens(Student, Case.Own),
        To($"{Own}/TakeBackTask").Sends($$"""{"taskId":"{{Task(4)}}"}""").Opens(Student, Case.Own),
    ];

    private static Door[] Coaches =>
    [
        To($"{Coached}/ListCoachedWorkbooks").Opens(PracticeCoach, Case.Own).For(PracticeCoach, "guiding"),
        Read(0).Opens(PracticeCoach, SameTeam).Shows("evidence", "mate").Shows("answer", "mate"),
        Read(1).When("that is not handed in").Opens(PracticeCoach),
        Read(0).When("by a coach of days that are over").As(PracticeCoach, "coach-before").Opens(PracticeCoach),
        Read(0).When("by a coach who was withdrawn").As(PracticeCoach, "coach-withdrawn").Opens(PracticeCoach),
        Answer(5).Opens(PracticeCoach, SameTeam),
        Answer(1).When("that is not handed in").Opens(PracticeCoach),
        Answer(5).When("by a coach who was withdrawn").As(PracticeCoach, "coach-withdrawn").Opens(PracticeCoach),
        To($"{Coached}/GetWorkbookCount").Sends("""{"studentId":"@person"}""")
            .Opens(Teacher, SameTeam).For(Teacher, "guiding"),
    ];

    private static Door[] Roster =>
    [
        To("roster.v1.CoachService/AppointCoach").Sends("""
            {"cohortId":"@cohort","studentId":"@absent","coachId":"@fresh","fromDate":"@today","untilDate":"@today"}
            """).Opens(Administrator, Anywhere),
        To("roster.v1.CoachService/WithdrawCoach")
            .Sends("""{"cohortId":"@cohort","studentId":"@absent","coachId":"@leaver"}""")
            .Opens(Administrator, Anywhere),
        To("roster.v1.CoachService/ListMyCoachedStudents").Opens(PracticeCoach, Case.Own)
            .For(PracticeCoach, "guiding").Shows("name", "mate"),
        To("roster.v1.CoachService/GetMyCoachedStudent").Sends("""{"studentId":"@person"}""")
            .Opens(PracticeCoach, SameTeam).For(PracticeCoach, "guiding").Shows("name", "mate"),
    ];

    private static Door Read(int task) => To($"{Coached}/GetCoachedTask")
        .Sends($$"""{"studentId":"@person","taskId":"{{Task(task)}}"}""").For(PracticeCoach, "guiding");

    private static Door Answer(int task) => To($"{Coached}/AnswerTask").Sends($$"""
        {"studentId":"@person","taskId":"{{Task(task)}}","seenVersion":1,"verdict":"TASK_VERDICT_REMARK","text":"Goed."}
        """);
}
