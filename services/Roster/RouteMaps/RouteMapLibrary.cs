using System.Collections.Immutable;
using System.Reflection;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Documents;
using Calendar = VikLearning.Protos.Roster.V1.Calendar;

namespace VikLearning.Roster.RouteMaps;

/// <summary>
/// The route maps and calendars that a cohort can be pinned to. A document never changes; a new one is added.
/// </summary>
internal sealed class RouteMapLibrary
{
    private RouteMapLibrary(ImmutableList<(ShelvedDocument Kept, PlanDocumentReading Read)> documents) =>
        Documents = documents;

    /// <summary>The documents that come with the suite.</summary>
    public static RouteMapLibrary Suite { get; } = OfSuite();

    /// <summary>Every document, in the order in which they came; one of the suite was added at no time.</summary>
    public ImmutableList<(ShelvedDocument Kept, PlanDocumentReading Read)> Documents { get; }

    /// <summary>A version of a route map, or null.</summary>
    public RouteMap? FindRouteMap(string id, int version) =>
        Find(RouteMapDocument.Kind, id, version)?.Read.RouteMap;

    /// <summary>A version of a calendar, the newest for 0; null when there is none.</summary>
    public Calendar? FindCalendar(string id, int version = 0) =>
        Find(CalendarDocument.Kind, id, version > 0 ? version : NewestOf(CalendarDocument.Kind, id))?.Read.Calendar;

    /// <summary>A version of a document, or null.</summary>
    public (ShelvedDocument Kept, PlanDocumentReading Read)? Find(string kind, string id, int version)
    {
        var found = Documents.FindIndex(
            it => it.Kept.Kind == kind && it.Kept.Id == id && it.Kept.Version == version);
        return found < 0 ? null : Documents[found];
    }

    /// <summary>The newest version of a document; 0 for none.</summary>
    public int NewestOf(string kind, string id) =>
        Documents.FindLast(it => it.Kept.Kind == kind && it.Kept.Id == id).Kept?.Version ?? 0;

    /// <summary>A cohort's plan, by what it is pinned to.</summary>
    public CohortPlan PlanOf(string cohortId, DateOnly start, PlanChoice plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new CohortPlan
        {
            CohortId = cohortId,
            PlanVersion = plan.PlanVersion,
            StartDate = AcademyTime.Iso(start),
            RouteMap = FindRouteMap(plan.RouteMapId, plan.RouteMapVersion),
            Calendar = FindCalendar(plan.CalendarId, plan.CalendarVersion),
        };
    }

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
        var read = PlanDocumentReading.Of(document.Kind, document.Body, faults);
        faults.ThrowIfAny($"{document.Id} {document.Version}");
        return new RouteMapLibrary(Documents.Add((document, read)));
    }

    private static RouteMapLibrary OfSuite()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Aggregate(
                new RouteMapLibrary([]), (library, name) => library.With(ShelvedDocument.OfSuite(assembly, name)));
    }
}
