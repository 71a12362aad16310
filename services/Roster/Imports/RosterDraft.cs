using VikLearning.Roster.RouteMaps;

namespace VikLearning.Roster.Imports;

/// <summary>A roster as an archive has it.</summary>
internal sealed record RosterDraft(IReadOnlyList<DraftCohort> Cohorts);

/// <summary>A course of the archive.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="IsSound">Whether all of this could be read.</param>
internal sealed record DraftCohort(
    CsvRow Row, string CohortId, string LocationId, string Name, DateOnly StartDate, PlanChoice Plan, bool IsSound)
{
    public List<DraftTeam> Teams { get; } = [];

    public List<DraftStudent> Students { get; } = [];
}

/// <summary>A class of the archive.</summary>
internal sealed record DraftTeam(CsvRow Row, string TeamId, string Name)
{
    public List<(CsvRow Row, string TeacherId)> Teachers { get; } = [];
}

/// <summary>A student in a class of a course: the last of their enrolments in it.</summary>
/// <param name="Row">The enrolment.</param>
/// <param name="Since">The first day in the team; null for the cohort's.</param>
/// <param name="LeftOn">The last day; null for who is in it.</param>
internal sealed record DraftStudent(
    CsvRow Row, string StudentId, string Name, string TeamId, DateOnly? Since, DateOnly? LeftOn);
