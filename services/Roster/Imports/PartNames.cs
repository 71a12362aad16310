using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.Imports;

/// <summary>Encrypts the names of a part that are to be kept: of who is new, and of who has another name.</summary>
internal static class PartNames
{
    /// <summary>The encrypted names by student; null for whoever was erased.</summary>
    public static async Task<IReadOnlyDictionary<string, SealedText?>> SealAsync(
        ImportPart part, Cohort cohort, IJournal journal, ITextVault vault, TextScopes scopes, Func<Guid> newId)
    {
        var due = new List<PartStudent>();
        foreach (var student in part.Students)
        {
            var known = cohort.Students.GetValueOrDefault(student.StudentId);
            if (known is null ? student.LeftOn is null : await IsOtherAsync(student, known, journal, vault))
            {
                due.Add(student);
            }
        }

        // All keys that lack in one go: one by one, each would wait for the disk.
        var erased = await scopes.PrepareAsync([.. due.Select(student => CohortGrain.ScopeOf(student.StudentId))]);
        var names = new Dictionary<string, SealedText?>(StringComparer.Ordinal);
        foreach (var student in due)
        {
            var scope = CohortGrain.ScopeOf(student.StudentId);
            names[student.StudentId] = erased.Contains(scope)
                ? null
                : await vault.SealAsync(newId(), scope, student.Name);
        }

        return names;
    }

    // Whoever was erased gets no name again.
    private static async Task<bool> IsOtherAsync(
        PartStudent student, Enrolment known, IJournal journal, ITextVault vault)
    {
        if (known.NameId is not { } id)
        {
            return false;
        }

        var texts = await journal.ReadTextsAsync(CohortGrain.ScopeOf(student.StudentId), [id]);
        return texts.GetValueOrDefault(id) is { } text
            && await vault.OpenAsync(text) is { } name && name != student.Name;
    }
}
