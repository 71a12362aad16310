using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Workbook;

/// <summary>
/// What a practice coach reads of the students they coach, each time a consultation; and what they answer.
/// </summary>
internal sealed class CoachDesk(
    GatewayCall call, FormSender sender, CoachedWorkbookService.CoachedWorkbookServiceClient workbooks,
    CoachService.CoachServiceClient coaches)
{
    private const int StudentsOnAPage = 50;
    private static readonly string[] Fields = ["text", "verdict"];

    public async Task<ListCoachedWorkbooksResponse> WorkbooksAsync(string? token) =>
        await workbooks.ListCoachedWorkbooksAsync(
            new() { PageSize = StudentsOnAPage, PageToken = token ?? "" }, await call.ConsultAsync(Purposes.Guiding));

    /// <summary>The students of the same page, with their names.</summary>
    public async Task<IReadOnlyList<CoachedStudent>> StudentsAsync(string? token) =>
        (await coaches.ListMyCoachedStudentsAsync(
            new() { PageSize = StudentsOnAPage, PageToken = token ?? "" },
            await call.ConsultAsync(Purposes.Guiding))).Students;

    public async Task<CoachedStudent> StudentAsync(string studentId) => (await coaches.GetMyCoachedStudentAsync(
        new() { StudentId = studentId }, await call.ConsultAsync(Purposes.Guiding))).Student;

    public async Task<WorkbookTask> TaskAsync(string studentId, string taskId) => (await workbooks.GetCoachedTaskAsync(
        new() { StudentId = studentId, TaskId = taskId }, await call.ConsultAsync(Purposes.Guiding))).Task;

    /// <summary>Answers a task; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> AnswerAsync(
        string studentId, string taskId, AnswerInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, Fields,
            async options => (await workbooks.AnswerTaskAsync(
                new()
                {
                    StudentId = studentId,
                    TaskId = taskId,
                    SeenVersion = input.SeenVersion,
                    Verdict = Enum.TryParse<TaskVerdict>(input.Verdict, out var verdict) ? verdict : default,
                    Text = input.Text ?? "",
                },
                options)).TaskId,
            overtaken);
}
