using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.Imports;

/// <summary>A student's enrolments in a cohort: one after the other, and the last one says where they are.</summary>
internal static class EnrollmentSpells
{
    /// <summary>The last one; null when they do not follow each other, which is among the faults then.</summary>
    public static Spell? Last(List<Spell> spells, DateOnly today, ImportFaults faults)
    {
        var ordered = spells.OrderBy(spell => spell.Begin ?? DateOnly.MinValue).ToList();
        var before = faults.Count;
        for (var index = 0; index < ordered.Count; index++)
        {
            var spell = ordered[index];
            if (spell.End is { } end && end <= (spell.Begin ?? DateOnly.MinValue))
            {
                faults.Add(spell.Row, Refusal.Malformed("import-ends-before-it-begins", "endDate"));
            }

            if (index > 0 && (ordered[index - 1].End is not { } ended || spell.Begin is null || ended > spell.Begin))
            {
                faults.Add(spell.Row, Refusal.Malformed(
                    "import-enrollments-overlap", "beginDate", $"{ordered[index - 1].Row.Line}"));
            }

            if (spell.Begin > today && index > 0)
            {
                faults.Add(spell.Row, Refusal.Malformed("date-after-today", "beginDate", $"{today:yyyy-MM-dd}"));
            }
        }

        return faults.Count > before ? null : ordered[^1];
    }
}
