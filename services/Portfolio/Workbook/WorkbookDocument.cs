using System.Collections.Immutable;

namespace VikLearning.Portfolio.Workbook;

/// <summary>One version of a workbook: the tasks of the practice period.</summary>
/// <param name="Source">Where the tasks come from.</param>
internal sealed record WorkbookDocument(
    string WorkbookId, int Version, string Source, ImmutableArray<WorkbookDocument.WorkbookTask> Tasks)
{
    /// <summary>What a student who begins along it is held to.</summary>
    public PinnedWorkbook Pin() => new(WorkbookId, Version, [.. Tasks.Select(task => task.TaskId)]);

    /// <summary>A task of it; null when it has none of that id.</summary>
    public WorkbookTask? Find(Guid taskId) => Tasks.FirstOrDefault(task => task.TaskId == taskId);

    /// <summary>In Dutch and in English.</summary>
    internal sealed record Words(string Nl, string En);

    /// <summary>A task: what it is called and what it asks.</summary>
    internal sealed record WorkbookTask(Guid TaskId, Words Title, Words About);
}
