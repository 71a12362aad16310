using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Workbook;

/// <summary>
/// Wire to grain and back, for who coaches a student in practice, and the counts for who guides them. The access rule
/// has seen that the caller does; the gate, that a task is handed in.
/// </summary>
internal sealed class CoachedWorkbookGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    IServiceProvider services) : CoachedWorkbookService.CoachedWorkbookServiceBase
{
    private const int MostStudents = 50;

    public override async Task<ListCoachedWorkbooksResponse> ListCoachedWorkbooks(
        ListCoachedWorkbooksRequest request, ServerCallContext context)
    {
        var page = await TeamStudentPage.ReadAsync(
            context, request.PageSize, request.PageToken, relations.CoachedByAsync, MostStudents);
        var views = await Task.WhenAll(page.Students.Select(async student => (
            student.StudentId, View: await WorkbookOf(student.StudentId).Get())));
        return new ListCoachedWorkbooksResponse
        {
            Workbooks =
            {
                views.Where(one => one.View is not null).Select(one => new CoachedWorkbook
                {
                    StudentId = one.StudentId,
                    Tasks = { WorkbookAnswers.HeadersOf(one.View!) },
                    SignedOff = one.View!.SignedOff,
                }),
            },
            NextPageToken = page.NextPageToken,
        };
    }

    // Between the gate's line and this it may have been taken back: then nothing is shown, though a line says so.
    public override async Task<GetCoachedTaskResponse> GetCoachedTask(
        GetCoachedTaskRequest request, ServerCallContext context)
    {
        var line = await WorkbookOf(request.StudentId).GetHandedIn(Guid.ParseExact(request.TaskId, "N"))
            ?? throw new RefusedException([Refusal.NotFound()]);
        var words = await ShownTexts.ReadAsync(
            services, PortfolioModule.Service, StudentGrain.ScopeOf(request.StudentId), line.TextIds,
            context.CancellationToken);
        return new GetCoachedTaskResponse
        {
            StudentId = request.StudentId,
            Task = WorkbookAnswers.TaskOf(line, words),
        };
    }

    public override async Task<AnswerTaskResponse> AnswerTask(AnswerTaskRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var taskId = fields.Key("taskId", request.TaskId);
        var verdict = WorkbookAnswers.Read(fields, request.Verdict);
        var text = fields.Text("text", request.Text, PracticeWorkbook.LongestAnswer);
        var envelope = envelopes.For(context, request, fields, Purposes.Guiding);
        var kept = (await WorkbookOf(request.StudentId).Answer(
            envelope, taskId, request.SeenVersion, verdict, text)).OrThrow();
        return new AnswerTaskResponse { TaskId = kept.TaskId.ToString("N"), Version = kept.Version };
    }

    public override async Task<GetWorkbookCountResponse> GetWorkbookCount(
        GetWorkbookCountRequest request, ServerCallContext context)
    {
        var view = await WorkbookOf(request.StudentId).Get() ?? throw new RefusedException([Refusal.NotFound()]);
        return new GetWorkbookCountResponse
        {
            StudentId = request.StudentId,
            SignedOff = view.SignedOff,
            Tasks = view.Tasks.Length,
        };
    }

    private IWorkbookGrain WorkbookOf(string student) => grains.GetKnownGrain<IWorkbookGrain>(student);
}
