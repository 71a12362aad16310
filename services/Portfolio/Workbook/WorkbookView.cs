using System.Collections.Immutable;

namespace VikLearning.Portfolio.Workbook;

/// <summary>A workbook on its way out of the grain: what it follows, and its tasks in order.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.workbook-view")]
internal sealed record WorkbookView(
    [property: Id(0)] PinnedWorkbook Pinned,
    [property: Id(1)] ImmutableArray<TaskLine> Tasks,
    [property: Id(2)] int SignedOff)
{
    /// <summary>All of a workbook; of one that was not begun, the newest.</summary>
    public static WorkbookView Of(PracticeWorkbook book)
    {
        var pinned = book.Pinned ?? WorkbookDocuments.Newest.Pin();
        return new WorkbookView(
            pinned, [.. pinned.TaskIds.Select(id => TaskLine.Of(id, book.Of(id), version: 0)!)],
            book.CountSignedOff());
    }
}
