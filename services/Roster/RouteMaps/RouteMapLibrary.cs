using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Documents;
using Calendar = VikLearning.Protos.Roster.V1.Calendar;

namespace VikLearning.Roster.RouteMaps;

/// <summary>
/// The route maps and calendars that a cohort can be pinned to. A document never changes; a new one is added.
/// </summary>
internal sealed class RouteMapLibrary
{
    private RouteMapLibrary(
        ImmutableList<ShelvedDocument> documents, ImmutableList<RouteMap> routeMaps, ImmutableList<Calendar> calendars)
    {
        Documents = documents;
        RouteMaps = routeMaps;
        Calendars = calendars;
    }

    /// <summary>The documents that come with the suite.</summary>
    public static RouteMapLibrary Suite { get; } = OfSuite();

    /// <summary>Every document, in the order in which they came; one of the suite was added at no time.</summary>
    public ImmutableList<ShelvedDocument> Documents { get; }

    private ImmutableList<RouteMap> RouteMaps { get; }

    private ImmutableList<Calendar> Calendars { get; }

    /// <summary>A version of a route map, or null.</summary>
    public RouteMap? FindRouteMap(string id, int version) =>
        RouteMaps.Find(it => it.RouteMapId == id && it.Version == version);

    /// <summary>A version of a calendar, the newest for 0; null when there is none.</summary>
    public Calendar? FindCalendar(string id, int version = 0) => Calendars.FindLast(
        it => it.CalendarId == id && (version == 0 || it.Version == version));

    /// <summary>A plan that is chosen, and what was found of it; the newest version of a calendar for 0.</summary>
    /// <param name="now">The route map that the cohort is pinned to, if it is a running one.</param>
    public (PlanChoice Plan, PlanDocuments Documents) Choose(
        string routeMapId, int routeMapVersion, string calendarId, int calendarVersion, RouteMap? now = null)
    {
        var routeMap = FindRouteMap(routeMapId, routeMapVersion);
        var calendar = FindCalendar(calendarId, calendarVersion);
        var plan = new PlanChoice(
            1, routeMapId, routeMapVersion, calendarId, calendar?.Version ?? calendarVersion,
            calendar is null ? null : PlanChoice.LastDayOf(calendar));
        return (plan, new PlanDocuments(
            routeMap is not null, calendar is not null,
            routeMap is not null && calendar is not null && PlanChoice.Fits(routeMap, calendar),
            now is null || routeMap is null || routeMap.Quarters.SequenceEqual(now.Quarters)));
    }

    /// <summary>With a document that was found to be without faults when it was added.</summary>
    /// <exception cref="InvalidDataException">It no longer is.</exception>
    public RouteMapLibrary With(ShelvedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var faults = new DocumentFaults();
        var documents = Documents.Add(document);
        var library = document.Kind == RouteMapDocument.Kind
            ? new RouteMapLibrary(
                documents, RouteMaps.Add(RouteMapDocument.Read(document.Body, faults)!), Calendars)
            : new RouteMapLibrary(
                documents, RouteMaps, Calendars.Add(CalendarDocument.Read(document.Body, faults)!));
        faults.ThrowIfAny($"{document.Id} {document.Version}");
        return library;
    }

    // Named id.version.kind.json.
    private static RouteMapLibrary OfSuite()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var library = new RouteMapLibrary([], [], []);
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var parts = Path.GetFileName(name).Split('.');
            library = library.With(new ShelvedDocument(
                parts[2], parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), reader.ReadToEnd(), default));
        }

        return library;
    }
}
