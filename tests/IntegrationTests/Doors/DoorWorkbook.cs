using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using static VikLearning.IntegrationTests.Doors.DoorWorld;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Every student's workbook, alike: tasks 0, 4 and 5 are handed in, 1 and 3 are written. The coach of the mate says
/// something about task 0; so does one of the student's.
/// </summary>
/// <param name="gateway">Where to.</param>
/// <param name="options">Calls as somebody by a role, for a purpose.</param>
/// <param name="until">Tries until it holds.</param>
internal sealed class DoorWorkbook(
    GrpcChannel gateway, Func<string, string, string?, CallOptions> options, Func<Func<Task>, Task> until)
{
    private const int Days = 60;
    private static readonly int[] s_written = [0, 1, 3, 4, 5];
    private static readonly int[] s_handedIn = [0, 4, 5];

    private readonly CoachedWorkbookService.CoachedWorkbookServiceClient _coached = new(gateway);

    public async Task MakeAsync()
    {
        foreach (var (student, _, _) in Students)
        {
            await WriteAsync(student);
        }

        var today = AcademyTime.Today(TimeProvider.System);
        await AppointAsync("coach", "mate", today, today.AddDays(Days));
        await AppointAsync("coach", "graduate", StartOf("noord-0"), today.AddDays(Days));
        await AppointAsync("coach-before", "mate", StartOf("noord-1"), today.AddDays(-1));
        await AppointAsync("coach-withdrawn", "mate", today, today.AddDays(Days));
        await AppointAsync("coach-of-student", "student", today, today.AddDays(Days));
        await AnswerAsync("coach", "mate");
        await AnswerAsync("coach-of-student", "student");

        // It held before it was withdrawn: that it holds no more is no lack of having heard of it.
        await until(() => ReadAsync("coach-withdrawn"));
        await new CoachService.CoachServiceClient(gateway).WithdrawCoachAsync(
            new() { CohortId = "noord-1", StudentId = "mate", CoachId = "coach-withdrawn" },
            options("administrator", "administrator", null));
        await GoneAsync(() => ReadAsync("coach-withdrawn"));
        await GoneAsync(async () => await new CoachService.CoachServiceClient(gateway).GetMyCoachedStudentAsync(
            new() { StudentId = "mate" }, options("coach-withdrawn", "practice-coach", "guiding")));
        await until(async () => await new CoachService.CoachServiceClient(gateway).GetMyCoachedStudentAsync(
            new() { StudentId = "mate" }, options("coach", "practice-coach", "guiding")));
    }

    private async Task WriteAsync(string student)
    {
        var own = new WorkbookService.WorkbookServiceClient(gateway);
        foreach (var task in s_written)
        {
            await own.SaveEvidenceAsync(
                new() { TaskId = WorkbookTable.Task(task), Text = Mark("evidence", student) },
                options(student, "student", null));
        }

        foreach (var task in s_handedIn)
        {
            await own.HandInTaskAsync(
                new() { TaskId = WorkbookTable.Task(task), SeenVersion = 1 }, options(student, "student", null));
        }
    }

    private async Task AppointAsync(string coach, string student, DateOnly from, DateOnly until) =>
        await new CoachService.CoachServiceClient(gateway).AppointCoachAsync(
            new()
            {
                CohortId = Students.Single(one => one.Id == student).Cohort,
                StudentId = student,
                CoachId = coach,
                FromDate = AcademyTime.Iso(from),
                UntilDate = AcademyTime.Iso(until),
            },
            options("administrator", "administrator", null));

    private Task AnswerAsync(string coach, string student) => until(async () => await _coached.AnswerTaskAsync(
        new()
        {
            StudentId = student,
            TaskId = WorkbookTable.Task(0),
            SeenVersion = 1,
            Verdict = TaskVerdict.Remark,
            Text = Mark("answer", student),
        },
        options(coach, "practice-coach", null)));

    private async Task ReadAsync(string coach) => await _coached.GetCoachedTaskAsync(
        new() { StudentId = "mate", TaskId = WorkbookTable.Task(0) }, options(coach, "practice-coach", "guiding"));

    private Task GoneAsync(Func<Task> look) => until(async () =>
    {
        try
        {
            await look();
        }
        catch (RpcException gone) when (gone.StatusCode == StatusCode.NotFound)
        {
            return;
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "It is still there."));
    });
}
