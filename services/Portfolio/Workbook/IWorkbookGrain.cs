using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Workbook;

/// <summary>
/// One grain a student for the workbook of their practice period; its key is the student's subject id. Of a closed
/// portfolio it answers as if it were not there.
/// </summary>
[Alias("portfolio.workbook")]
internal interface IWorkbookGrain : IGrainWithStringKey
{
    [Alias("Save")]
    Task<Reply<TaskKept>> Save(CommandEnvelope envelope, Guid taskId, int seenVersion, string text);

    [Alias("HandIn")]
    Task<Reply<TaskKept>> HandIn(CommandEnvelope envelope, Guid taskId, int seenVersion);

    [Alias("TakeBack")]
    Task<Reply<TaskKept>> TakeBack(CommandEnvelope envelope, Guid taskId);

    /// <summary>What the coach who sends the envelope makes of the version that they read.</summary>
    [Alias("Answer")]
    Task<Reply<TaskKept>> Answer(
        CommandEnvelope envelope, Guid taskId, int seenVersion, TaskVerdict verdict, string text);

    [Alias("Get")]
    Task<WorkbookView?> Get();

    /// <summary>A version of a task, the newest for 0; null when there is none.</summary>
    [Alias("GetTask")]
    Task<TaskLine?> GetTask(Guid taskId, int version);

    /// <summary>A task as the coach reads it; null when it is not handed in.</summary>
    [Alias("GetHandedIn")]
    Task<TaskLine?> GetHandedIn(Guid taskId);
}
