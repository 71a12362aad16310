using System.Collections.Immutable;

namespace VikLearning.Portfolio.Workbook;

/// <summary>Which version of which workbook a student works along, for good, and its tasks in order.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.pinned-workbook")]
public sealed record PinnedWorkbook(
    [property: Id(0)] string WorkbookId, [property: Id(1)] int Version, [property: Id(2)] ImmutableArray<Guid> TaskIds);
