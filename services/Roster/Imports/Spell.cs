namespace VikLearning.Roster.Imports;

/// <summary>A student's time in a class.</summary>
/// <param name="Begin">The first day; null for the cohort's.</param>
/// <param name="End">The day after the last; null for none, as the standard has it.</param>
internal sealed record Spell(CsvRow Row, DraftTeam Team, DateOnly? Begin, DateOnly? End)
{
    /// <summary>The last day, when it lies behind.</summary>
    public DateOnly? LeftOn(DateOnly today) => End is { } end && end <= today ? end.AddDays(-1) : null;
}
