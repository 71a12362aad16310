using System.Collections.Concurrent;
using System.Text.Json;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.Imports;

/// <summary>Reads an archive and holds it against the roster as it stands, without changing anything.</summary>
internal sealed class RosterCheck(
    IGrainFactory grains, ShelfReader<RouteMapLibrary> documents, TimeProvider time, IServiceProvider services,
    [FromKeyedServices(RosterModule.Service)] TextScopes scopes)
{
    private const int NamesAtOnce = 8;

    /// <summary>What the archive says, what it would change and what is wrong with it.</summary>
    public async Task<CheckedRoster> CheckAsync(byte[] archive, CancellationToken cancellation)
    {
        var faults = new ImportFaults();
        var today = AcademyTime.Today(time);
        var library = await documents.ReadAsync();
        var draft = new OneRosterReader(OneRosterArchive.Read(archive, faults), library, today, faults).Read();
        var erased = await ErasedAsync(draft, cancellation);
        var comparison = new ImportComparison(today, erased, faults);
        foreach (var cohort in draft.Cohorts)
        {
            var copy = await grains.GetGrain<ICohortGrain>(cohort.CohortId).Copy();
            var kept = copy is null ? null : JsonSerializer.Deserialize<Cohort>(copy, EventCatalog.Json);
            comparison.Compare(cohort, kept, await NamesAsync(cohort, kept, cancellation));
        }

        return new CheckedRoster(draft, comparison.Counts, faults);
    }

    private async Task<HashSet<string>> ErasedAsync(RosterDraft draft, CancellationToken cancellation)
    {
        var students = draft.Cohorts.SelectMany(cohort => cohort.Students).Select(student => student.StudentId)
            .ToHashSet(StringComparer.Ordinal);
        var destroyed = (await scopes.FindDestroyedAsync([.. students.Select(CohortGrain.ScopeOf)], cancellation))
            .ToHashSet(StringComparer.Ordinal);
        students.RemoveWhere(student => !destroyed.Contains(CohortGrain.ScopeOf(student)));
        return students;
    }

    // Each name is encrypted under its student's own key. It is compared here and shown to nobody.
    private async Task<ConcurrentDictionary<string, string>> NamesAsync(
        DraftCohort draft, Cohort? kept, CancellationToken cancellation)
    {
        var names = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var there = draft.Students.Where(student => kept?.Students.ContainsKey(student.StudentId) == true);
        await Parallel.ForEachAsync(
            there,
            new ParallelOptions { MaxDegreeOfParallelism = NamesAtOnce, CancellationToken = cancellation },
            async (student, stop) =>
            {
                var nameId = kept!.Students[student.StudentId].NameId;
                var texts = await ShownTexts.ReadAsync(
                    services, RosterModule.Service, CohortGrain.ScopeOf(student.StudentId), [nameId], stop);
                if (!texts.AreErased)
                {
                    names[student.StudentId] = texts[nameId];
                }
            });
        return names;
    }
}
