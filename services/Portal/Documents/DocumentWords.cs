using System.Globalization;
using VikLearning.Portal.Language;
using VikLearning.Portal.RouteMap;

namespace VikLearning.Portal.Documents;

/// <summary>Kinds of documents as addresses and pages name them.</summary>
internal static class DocumentWords
{
    /// <summary>The kinds in the order in which they are offered, by their word in addresses.</summary>
    public static IReadOnlyList<(string Word, DocumentKind Kind)> Kinds { get; } =
    [
        ("routekaart", DocumentKind.RouteMap), ("kalender", DocumentKind.Calendar), ("sjabloon", DocumentKind.Template),
    ];

    /// <summary>The kind of a word; none for no such word.</summary>
    public static DocumentKind KindOf(string? word) => Kinds.FirstOrDefault(it => it.Word == word).Kind;

    /// <summary>A kind's name on a page.</summary>
    public static string NameOf(DocumentKind kind) => kind switch
    {
        DocumentKind.RouteMap => Texts.DocumentRouteMap,
        DocumentKind.Calendar => Texts.DocumentCalendar,
        _ => Texts.DocumentTemplate,
    };

    /// <summary>The name of all of a kind.</summary>
    public static string AllOf(DocumentKind kind) => kind switch
    {
        DocumentKind.RouteMap => Texts.DocumentRouteMaps,
        DocumentKind.Calendar => Texts.DocumentCalendars,
        _ => Texts.DocumentTemplates,
    };

    /// <summary>What leads to a new one of a kind.</summary>
    public static string NewOf(DocumentKind kind) => kind switch
    {
        DocumentKind.RouteMap => Texts.DocumentNewRouteMap,
        DocumentKind.Calendar => Texts.DocumentNewCalendar,
        _ => Texts.DocumentNewTemplate,
    };

    /// <summary>A document's name on a page: a calendar has only its id.</summary>
    public static string NameOf(DocumentLine document) =>
        document.Name is { } name ? StudentRoute.NameOf(name) : document.Id;

    /// <summary>A document's address.</summary>
    public static string AddressOf(DocumentKind kind, string id, int version) => string.Create(
        CultureInfo.InvariantCulture, $"/documenten/{Kinds.First(it => it.Kind == kind).Word}/{id}/{version}");
}
