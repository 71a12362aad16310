using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// The rows of sessions. The teacher of the team plans, records and answers; a student finds their own attendance and
/// no other's.
/// </summary>
internal static class SessionTable
{
    private const string Area = "portfolio.v1.SessionService";
    private const string Reminders = "portfolio.v1.ReminderService";
    private const string Addresses = "portfolio.v1.CalendarAddressService";

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Door> Rows { get; } =
    [
        To($"{Area}/GetTeamCalendar").Sends("""{"teamRef":"@teamRef"}""").Opens(Teacher, Own, SameTeam),
        Session("PlanSession", """
            {"sessionId":"@sessionToPlan","date":"@today","startTime":"06:00","endTime":"07:00","place":"Lokaal 1"}
            """),
        Session("CancelSession", """{"sessionId":"@sessionToCancel","seenVersion":1}"""),
        Session("RecordAttendance", """
            {"sessionId":"@sessionToRecord","seenVersion":1,"attendees":[{"studentId":"sitter","minutes":60}]}
            """),
        Session("GetAttendance", """{"sessionId":"@sessionHeld"}""").For(Teacher, "guiding").Shows("contest", "mate"),
        To($"{Area}/ListContests").Opens(Teacher, Own).For(Teacher, "guiding").Shows("contest", "mate"),
        To($"{Area}/CorrectAttendance").Sends("""
            {"sessionId":"noord-1.team-a.reflection-session-1","studentId":"@person","seenNumber":1,"minutes":30,
             "reason":"Eerder weg."}
            """).Opens(Teacher, SameTeam),
        To($"{Area}/UpholdAttendance").Sends("""
            {"sessionId":"noord-1.team-a.reflection-session-4","studentId":"@person","seenNumber":1,
             "answer":"Zo is het."}
            """).Opens(Teacher, SameTeam),
        To($"{Area}/ListMySessions").Opens(Student, Own),
        To($"{Area}/ContestAttendance")
            .Sends("""{"sessionId":"noord-1.team-a.reflection-session-1","seenNumber":1,"text":"Ik was er wel."}""")
            .Opens(Student, Own),
        To($"{Addresses}/GetCalendarAddress").Opens(Student, Own).Opens(Teacher, Own),
        To($"{Addresses}/MakeCalendarAddress").Opens(Student, Own).Opens(Teacher, Own),
        To($"{Addresses}/WithdrawCalendarAddress").Opens(Student, Own).Opens(Teacher, Own),
        To($"{Reminders}/ListMyReminders").Opens(Student, Own).Opens(Teacher, Own),
        To($"{Reminders}/DismissReminder").Sends("""{"reminderId":"00000000000000000000000000000bbb"}""")
            .Opens(Student, Own).Opens(Teacher, Own),
        To($"{Reminders}/GetReminderMail").Opens(Student, Own).Opens(Teacher, Own),
        To($"{Reminders}/SetReminderMail").Opens(Student, Own).Opens(Teacher, Own),
    ];

    private static Door Session(string method, string json) => To($"{Area}/{method}").Sends(json).Opens(Teacher, Own);
}
