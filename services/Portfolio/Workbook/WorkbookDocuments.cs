using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace VikLearning.Portfolio.Workbook;

/// <summary>
/// The workbooks that come with the suite. A version never changes, so that who began along it ends along it; a new one
/// is added.
/// </summary>
internal static class WorkbookDocuments
{
    private static readonly ImmutableArray<WorkbookDocument> s_all = Read();

    /// <summary>Every version, in the document's order.</summary>
    public static IReadOnlyList<WorkbookDocument> All => s_all;

    /// <summary>What a student begins along now.</summary>
    public static WorkbookDocument Newest { get; } = s_all.MaxBy(one => one.Version)!;

    /// <summary>The version that a student is held to; the newest for one who has not begun.</summary>
    public static WorkbookDocument Of(PinnedWorkbook? pinned) => pinned is null
        ? Newest
        : s_all.First(one => one.WorkbookId == pinned.WorkbookId && one.Version == pinned.Version);

    private static ImmutableArray<WorkbookDocument> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Workbook/workbooks.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<WorkbookDocument>>(stream, JsonSerializerOptions.Web);
    }
}
