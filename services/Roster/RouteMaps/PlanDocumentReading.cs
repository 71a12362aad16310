using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Roster.RouteMaps;

/// <summary>A plan document as it is understood: a route map, a calendar, or neither when it is none at all.</summary>
internal sealed record PlanDocumentReading(RouteMap? RouteMap, Calendar? Calendar)
{
    /// <summary>The id that it gives itself.</summary>
    public string Id => RouteMap?.RouteMapId ?? Calendar?.CalendarId ?? "";

    /// <summary>The version that it gives itself.</summary>
    public int Version => RouteMap?.Version ?? Calendar?.Version ?? 0;

    /// <summary>Reads and checks a document of a kind; to be used only when there are no faults.</summary>
    public static PlanDocumentReading Of(string kind, string text, DocumentFaults faults) =>
        kind == RouteMapDocument.Kind
            ? new(RouteMapDocument.Read(text, faults), null)
            : new(null, CalendarDocument.Read(text, faults));
}
