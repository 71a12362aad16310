using VikLearning.Portal.Language;
using VikLearning.Portal.RouteMap;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Documents;

/// <summary>Kinds of documents as addresses and pages name them.</summary>
internal static class DocumentWords
{
    /// <summary>The kinds in the order in which they are offered, by their word in addresses.</summary>
    public static IReadOnlyList<(string Word, PlanDocumentKind Kind)> Kinds { get; } =
        [("routekaart", PlanDocumentKind.RouteMap), ("kalender", PlanDocumentKind.Calendar)];

    /// <summary>The kind of a word; unspecified for no such word.</summary>
    public static PlanDocumentKind KindOf(string? word) => Kinds.FirstOrDefault(it => it.Word == word).Kind;

    /// <summary>A kind's word in addresses.</summary>
    public static string WordOf(PlanDocumentKind kind) => Kinds.First(it => it.Kind == kind).Word;

    /// <summary>A kind's name on a page.</summary>
    public static string NameOf(PlanDocumentKind kind) =>
        kind == PlanDocumentKind.RouteMap ? Texts.DocumentRouteMap : Texts.DocumentCalendar;

    /// <summary>A document's name on a page: a calendar has only its id.</summary>
    public static string NameOf(PlanDocument document) =>
        document.Name is { } name ? StudentRoute.NameOf(name) : document.DocumentId;

    /// <summary>A document's address.</summary>
    public static string AddressOf(PlanDocument document) =>
        $"/documenten/{WordOf(document.Kind)}/{document.DocumentId}/{document.Version}";
}
