using VikLearning.Roster.Cohorts;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using ImportCounts = VikLearning.Protos.Roster.V1.ImportCounts;

namespace VikLearning.Roster.Imports;

/// <summary>Holds a roster of an archive against a cohort as it stands: what changes, and what can't be.</summary>
internal sealed class ImportComparison(DateOnly today, IReadOnlySet<string> erased, ImportFaults faults)
{
    /// <summary>What an import changes.</summary>
    public ImportCounts Counts { get; } = new();

    /// <summary>Compares one cohort.</summary>
    /// <param name="draft">As the archive has it.</param>
    /// <param name="kept">As it stands; null when it is not there.</param>
    /// <param name="names">The names of the students who are there, by id.</param>
    public void Compare(DraftCohort draft, Cohort? kept, IReadOnlyDictionary<string, string> names)
    {
        if (kept?.Opened is { } opened)
        {
            ComparePlan(draft, opened, kept.Plan!);
        }
        else
        {
            Counts.CohortsOpened++;
        }

        foreach (var team in draft.Teams)
        {
            Compare(team, kept?.Teams.GetValueOrDefault(team.TeamId));
        }

        foreach (var student in draft.Students)
        {
            Compare(draft, student, kept, names);
        }

        CheckSizes(draft, kept);
    }

    // An archive moves no cohort to another plan; that it says otherwise is a mistake in one of them.
    private void ComparePlan(DraftCohort draft, CohortOpened opened, PlanChoice plan)
    {
        if (!draft.IsSound)
        {
            return;
        }

        Check(draft.LocationId == opened.LocationId, "orgSourcedId");
        Check(draft.StartDate == opened.StartDate, "schoolYearSourcedId");
        Check(draft.Name == opened.Name, "title");
        Check(draft.Plan.RouteMapId == plan.RouteMapId, OneRosterFiles.RouteMapId);
        Check(draft.Plan.RouteMapVersion == plan.RouteMapVersion, OneRosterFiles.RouteMapVersion);
        Check(draft.Plan.CalendarId == plan.CalendarId, OneRosterFiles.CalendarId);

        void Check(bool holds, string column)
        {
            if (!holds)
            {
                faults.Add(draft.Row, Refusal.Malformed("import-cohort-differs", column));
            }
        }
    }

    private void Compare(DraftTeam team, LearningTeam? kept)
    {
        Counts.TeamsAdded += kept is null ? 1 : 0;
        Counts.TeamsRenamed += kept is not null && kept.Name != team.Name ? 1 : 0;
        Counts.TeachersAssigned += team.Teachers.Select(it => it.TeacherId).Distinct(StringComparer.Ordinal)
            .Count(teacher => kept?.TeacherIds.Contains(teacher) != true);
        if (team.Teachers.Count > TeamGuidance.MostTeachers)
        {
            faults.Add(team.Row, Refusal.Rule("team-has-enough-teachers", null, $"{TeamGuidance.MostTeachers}"));
        }
    }

    private void Compare(
        DraftCohort draft, DraftStudent student, Cohort? kept, IReadOnlyDictionary<string, string> names)
    {
        var known = kept?.Students.GetValueOrDefault(student.StudentId);
        var isRenamed = names.TryGetValue(student.StudentId, out var name) && name != student.Name;
        Counts.StudentsRenamed += isRenamed ? 1 : 0;
        switch (known, student.LeftOn)
        {
            case (null, null):
                CheckNew(draft, student);
                Counts.StudentsEnrolled++;
                break;
            case (null, _) or ({ LeftOn: not null }, not null):
                Counts.StudentsUnchanged += isRenamed ? 0 : 1;
                break;
            case ({ LeftOn: null }, { } left):
                CheckDay(student, left, known.ChangedOn, "endDate");
                Counts.StudentsLeft++;
                break;
            case ({ LeftOn: { } left }, null):
                CheckDay(student, student.Since ?? draft.StartDate, left.AddDays(1), "beginDate");
                Counts.StudentsReturned++;
                break;
            case ({ LeftOn: null }, null) when known.TeamId != student.TeamId:
                CheckDay(student, student.Since ?? draft.StartDate, known.ChangedOn, "beginDate");
                Counts.StudentsMoved++;
                break;
            default:
                Counts.StudentsUnchanged += isRenamed ? 0 : 1;
                break;
        }
    }

    private void CheckNew(DraftCohort draft, DraftStudent student)
    {
        if (student.Since < draft.StartDate)
        {
            faults.Add(student.Row, Refusal.Malformed(
                "date-before-cohort", "beginDate", $"{draft.StartDate:yyyy-MM-dd}"));
        }

        if (erased.Contains(student.StudentId))
        {
            faults.Add(student.Row, Refusal.Malformed("person-erased", "userSourcedId"));
        }
    }

    private void CheckDay(DraftStudent student, DateOnly day, DateOnly earliest, string column)
    {
        if (day < earliest)
        {
            faults.Add(student.Row, Refusal.Malformed("date-before-last-change", column, $"{earliest:yyyy-MM-dd}"));
        }
        else if (day > today)
        {
            faults.Add(student.Row, Refusal.Malformed("date-after-today", column, $"{today:yyyy-MM-dd}"));
        }
    }

    private void CheckSizes(DraftCohort draft, Cohort? kept)
    {
        var teams = draft.Teams.Select(team => team.TeamId).Union(kept?.Teams.Keys ?? []).Count();
        var students = draft.Students.Where(student => student.LeftOn is null).Select(student => student.StudentId)
            .Union(kept?.Teams.Values.SelectMany(team => team.StudentIds) ?? []).Count();
        foreach (var (count, most) in ((int, int)[])[(teams, Cohort.MostTeams), (students, Cohort.MostStudents)])
        {
            if (count > most)
            {
                faults.Add(draft.Row, Refusal.Rule("cohort-full", null, $"{most}"));
            }
        }
    }
}
