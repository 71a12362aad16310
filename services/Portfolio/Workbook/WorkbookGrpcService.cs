using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Workbook;

/// <summary>Wire to grain and back, for the student's own workbook.</summary>
internal sealed class WorkbookGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    IServiceProvider services) : WorkbookService.WorkbookServiceBase
{
    private const int MostCoaches = 20;

    public override async Task<GetWorkbookResponse> GetWorkbook(GetWorkbookRequest request, ServerCallContext context)
    {
        var view = await WorkbookOf(context).Get() ?? throw new RefusedException([Refusal.NotFound()]);
        return new GetWorkbookResponse
        {
            Tasks = { WorkbookAnswers.HeadersOf(view) },
            SignedOff = view.SignedOff,
            CoachIds =
            {
                await relations.CoachesOfAsync(context.Caller().Subject, MostCoaches, context.CancellationToken),
            },
        };
    }

    public override async Task<GetTaskResponse> GetTask(GetTaskRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var taskId = fields.Key("taskId", request.TaskId);
        fields.ThrowIfAny();
        var line = await WorkbookOf(context).GetTask(taskId, request.Version)
            ?? throw new RefusedException([Refusal.NotFound("taskId")]);
        var words = await services.TextsOfAsync(context, line.TextIds);
        return new GetTaskResponse
        {
            Task = WorkbookAnswers.TaskOf(line, words),
            NewestVersion = line.NewestVersion,
        };
    }

    public override async Task<SaveEvidenceResponse> SaveEvidence(
        SaveEvidenceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var taskId = fields.Key("taskId", request.TaskId);
        var text = fields.Text("text", request.Text, PracticeWorkbook.LongestEvidence, required: true);
        var kept = (await WorkbookOf(context).Save(
            envelopes.For(context, request, fields), taskId, request.SeenVersion, text)).OrThrow();
        return new SaveEvidenceResponse { TaskId = kept.TaskId.ToString("N"), Version = kept.Version };
    }

    public override async Task<HandInTaskResponse> HandInTask(HandInTaskRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var taskId = fields.Key("taskId", request.TaskId);
        var kept = (await WorkbookOf(context).HandIn(
            envelopes.For(context, request, fields), taskId, request.SeenVersion)).OrThrow();
        return new HandInTaskResponse { TaskId = kept.TaskId.ToString("N"), Version = kept.Version };
    }

    public override async Task<TakeBackTaskResponse> TakeBackTask(
        TakeBackTaskRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var taskId = fields.Key("taskId", request.TaskId);
        var kept = (await WorkbookOf(context).TakeBack(
            envelopes.For(context, request, fields), taskId)).OrThrow();
        return new TakeBackTaskResponse { TaskId = kept.TaskId.ToString("N"), Version = kept.Version };
    }

    private IWorkbookGrain WorkbookOf(ServerCallContext context) =>
        grains.GetKnownGrain<IWorkbookGrain>(context.Caller().Subject);
}
