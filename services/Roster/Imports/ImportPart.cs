using System.Collections.Immutable;
using VikLearning.Roster.Cohorts;

namespace VikLearning.Roster.Imports;

/// <summary>A part of an import: of one cohort, so many students. It is kept encrypted until it was taken in.</summary>
/// <param name="Opening">The cohort, to be opened if it is not there.</param>
/// <param name="Teams">All its teams that the archive has.</param>
/// <param name="Students">This part's students.</param>
internal sealed record ImportPart(
    CohortOpened Opening, ImmutableArray<PartTeam> Teams, ImmutableArray<PartStudent> Students)
{
    /// <summary>The most students of a part.</summary>
    public const int MostStudents = 200;

    /// <summary>The parts of a roster.</summary>
    public static IReadOnlyList<ImportPart> Of(RosterDraft draft) =>
    [
        .. from cohort in draft.Cohorts
           let teams = cohort.Teams.Select(team => new PartTeam(
               team.TeamId, team.Name,
               [.. team.Teachers.Select(teacher => teacher.TeacherId).Distinct(StringComparer.Ordinal)]))
               .ToImmutableArray()
           from students in StudentsOf(cohort)
           select new ImportPart(
               new CohortOpened(
                   cohort.CohortId, cohort.LocationId, cohort.Name, cohort.StartDate, cohort.Plan.RouteMapId,
                   cohort.Plan.RouteMapVersion, cohort.Plan.CalendarId, cohort.Plan.CalendarVersion,
                   cohort.Plan.LastDay),
               teams, students),
    ];

    // A cohort without students is a part too.
    private static IEnumerable<ImmutableArray<PartStudent>> StudentsOf(DraftCohort cohort) => cohort.Students
        .Select(student => new PartStudent(
            student.StudentId, student.Name, student.TeamId, student.Since ?? cohort.StartDate, student.LeftOn))
        .Chunk(MostStudents).Select(chunk => chunk.ToImmutableArray()).DefaultIfEmpty([]);
}

/// <summary>A team of a part, with who guides it.</summary>
internal sealed record PartTeam(string TeamId, string Name, ImmutableArray<string> TeacherIds);

/// <summary>A student of a part.</summary>
/// <param name="Since">The first day in the team.</param>
/// <param name="LeftOn">The last day; null for who is in it.</param>
internal sealed record PartStudent(string StudentId, string Name, string TeamId, DateOnly Since, DateOnly? LeftOn);
