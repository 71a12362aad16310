using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.AllInOne;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// What evidence and a coach's answers are about: the first task of the canary student's workbook, and the second,
/// which is with the coach.
/// </summary>
internal sealed class FlightWorkbook(CanarySuite suite)
{
    private readonly WorkbookService.WorkbookServiceClient _own = new(suite.Invoker);
    private string _task = "";
    private int _version;

    /// <summary>Whether a method writes in a workbook.</summary>
    public static bool Is(MethodDescriptor method) => method.Name is "SaveEvidence" or "AnswerTask";

    /// <summary>The fields of such a request that say what it is about.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values =>
    [
        new("student_id", CanarySuite.StudentId), new("task_id", _task), new("seen_version", _version),
        new("verdict", TaskVerdict.Remark),
    ];

    /// <summary>Has a task that the method can be about.</summary>
    public async Task BeReadyAsync(MethodDescriptor method)
    {
        var student = await suite.OptionsAsync(CanarySuite.Student);
        var tasks = (await _own.GetWorkbookAsync(new(), student)).Tasks;
        var task = tasks[method.Name == "SaveEvidence" ? 0 : 1];
        (_task, _version) = (task.TaskId, task.Version);
        if (method.Name == "AnswerTask" && _version == 0)
        {
            await HandInAsync(task.TaskId);
            _version = 1;
            await AppointAsync();
        }
    }

    private async Task HandInAsync(string task)
    {
        await _own.SaveEvidenceAsync(
            new() { TaskId = task, Text = suite.Canaries.Next("evidence that is handed in") },
            await suite.OptionsAsync(CanarySuite.Student));
        await _own.HandInTaskAsync(
            new() { TaskId = task, SeenVersion = 1 }, await suite.OptionsAsync(CanarySuite.Student));
    }

    private async Task AppointAsync()
    {
        var today = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System));
        await new CoachService.CoachServiceClient(suite.Invoker).AppointCoachAsync(
            new()
            {
                CohortId = "demo-cohort",
                StudentId = CanarySuite.StudentId,
                CoachId = DemoAccount.All(1).Single(account => account.Name == "coach01").Subject,
                FromDate = today,
                UntilDate = today,
            },
            await suite.OptionsAsync("admin"));
        var coached = new CoachedWorkbookService.CoachedWorkbookServiceClient(suite.Invoker);
        var request = new AnswerTaskRequest
        {
            StudentId = CanarySuite.StudentId,
            TaskId = _task,
            SeenVersion = 1,
            Verdict = TaskVerdict.Remark,
            Text = suite.Canaries.Next("a first remark"),
        };
        await Heard.ByNowAsync(
            async () => await coached.AnswerTaskAsync(request, await suite.OptionsAsync("coach01")),
            TestContext.Current.CancellationToken, StatusCode.NotFound, StatusCode.Unavailable);
    }
}
