using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Workbook;

/// <summary>What a student reads and writes in their own workbook.</summary>
internal sealed class WorkbookDesk(
    GatewayCall call, FormSender sender, WorkbookService.WorkbookServiceClient workbooks)
{
    private static readonly string[] Fields = ["text"];

    public async Task<GetWorkbookResponse> ReadAsync() =>
        await workbooks.GetWorkbookAsync(new(), await call.ReadAsync());

    public async Task<GetTaskResponse> TaskAsync(string taskId, int version) => await workbooks.GetTaskAsync(
        new() { TaskId = taskId, Version = version }, await call.ReadAsync());

    /// <summary>
    /// Keeps the evidence and, with that button, hands it to the coach; the task's id, or null when
    /// <paramref name="problems"/> says why not. When another tab was faster, <paramref name="overtaken"/> is called.
    /// </summary>
    /// <param name="taskId">The task.</param>
    /// <param name="input">The form.</param>
    /// <param name="saved">What is saved already, when it is known: it is not saved once more.</param>
    /// <param name="problems">Where the reasons go.</param>
    /// <param name="overtaken">What to do when another tab was faster.</param>
    public Task<string?> SaveAsync(
        string taskId, EvidenceInput input, WorkbookTask? saved, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(input, problems, Fields, async options =>
        {
            var isSaved = saved is { Version: > 0 } && saved.Version == input.SeenVersion
                && saved.Evidence == TypedText.Plain(input.Text);
            var handsIn = input.Action == EvidenceInput.HandIn;
            if (!isSaved || !handsIn)
            {
                input.SeenVersion = await SaveAsync(taskId, input, options);
            }

            if (handsIn)
            {
                // A second step under a key of its own, which the form's key gives: sent again, both count once.
                await workbooks.HandInTaskAsync(
                    new() { TaskId = taskId, SeenVersion = input.SeenVersion },
                    await call.WriteAsync($"{input.Key}-in"));
            }

            return taskId;
        }, overtaken);

    /// <summary>Takes a task back from the coach; its id, or null when there are problems.</summary>
    public Task<string?> TakeBackAsync(string taskId, EvidenceInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options =>
            (await workbooks.TakeBackTaskAsync(new() { TaskId = taskId }, options)).TaskId);

    private async Task<int> SaveAsync(string taskId, EvidenceInput input, CallOptions options) =>
        (await workbooks.SaveEvidenceAsync(
            new() { TaskId = taskId, SeenVersion = input.SeenVersion, Text = input.Text ?? "" }, options)).Version;
}
