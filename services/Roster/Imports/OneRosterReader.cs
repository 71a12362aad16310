using System.Globalization;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Roster.Imports;

/// <summary>
/// Makes a roster of the files of an archive. An organisation of type school is a location, an academic session an
/// intake, a course a cohort with its route map and calendar, a class a team. Everything that is wrong is found in one
/// go, what refers to a row that can't be read too.
/// </summary>
internal sealed class OneRosterReader(
    IReadOnlyDictionary<string, IReadOnlyList<CsvRow>> tables, RouteMapLibrary library, DateOnly today,
    ImportFaults faults)
{
    /// <summary>The most students of an archive.</summary>
    public const int MostStudents = 10_000;

    private readonly RowFields _fields = new(faults);
    private readonly Dictionary<string, DraftCohort> _cohorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DraftCohort Cohort, DraftTeam Team)> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CsvRow> _known = new(StringComparer.Ordinal);

    /// <summary>The roster; only to be used when there are no faults.</summary>
    public RosterDraft Read()
    {
        ManifestRules.Check(Rows(OneRosterFiles.Manifest), faults);
        foreach (var file in (string[])[OneRosterFiles.Orgs, OneRosterFiles.Sessions, OneRosterFiles.Users])
        {
            Know(file);
        }

        foreach (var row in Rows(OneRosterFiles.Courses))
        {
            ReadCourse(row);
        }

        foreach (var row in Rows(OneRosterFiles.Classes))
        {
            ReadClass(row);
        }

        CheckRoles();
        ReadEnrollments();
        if (_cohorts.Values.Sum(cohort => cohort.Students.Count) > MostStudents)
        {
            faults.AddToFile(
                OneRosterFiles.Enrollments, Refusal.Rule("import-too-many-students", null, $"{MostStudents}"));
        }

        return new RosterDraft([.. _cohorts.Values]);
    }

    private IReadOnlyList<CsvRow> Rows(string file) => tables.GetValueOrDefault(file) ?? [];

    // Known by file and id: a reference is to be found where it says.
    private void Know(string file)
    {
        foreach (var row in Rows(file))
        {
            _fields.BulkOnly(row);
            if (_fields.Id(row, "sourcedId") is { } id && !_known.TryAdd($"{file}/{id}", row))
            {
                faults.Add(row, Refusal.Malformed("import-id-twice", "sourcedId"));
            }
        }
    }

    private CsvRow? Find(CsvRow row, string column, string file)
    {
        var found = _known.GetValueOrDefault($"{file}/{row[column]}");
        if (found is null)
        {
            faults.Add(row, Refusal.Malformed("import-reference-unknown", column, file));
        }

        return found;
    }

    private void ReadCourse(CsvRow row)
    {
        var before = faults.Count;
        _fields.BulkOnly(row);
        var cohortId = _fields.Id(row, "sourcedId");
        var name = _fields.Label(row, "title");
        var org = Find(row, "orgSourcedId", OneRosterFiles.Orgs);
        if (org is not null && org["type"] != "school")
        {
            faults.Add(row, Refusal.Malformed("import-org-no-school", "orgSourcedId"));
        }

        var session = Find(row, "schoolYearSourcedId", OneRosterFiles.Sessions);
        var start = session is null ? null : _fields.Day(session, "startDate", isRequired: true);
        var isNumber = int.TryParse(
            row[OneRosterFiles.RouteMapVersion], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var plan = PlanOf(row, isNumber ? version : -1);
        if (cohortId is null)
        {
            return;
        }

        var cohort = new DraftCohort(
            row, cohortId, org?["sourcedId"] ?? "", name, start ?? default, plan,
            IsSound: faults.Count == before && start is not null);
        if (!_cohorts.TryAdd(cohortId, cohort))
        {
            faults.Add(row, Refusal.Malformed("import-id-twice", "sourcedId"));
        }
    }

    // The standard has no place for a calendar's version: its newest is meant.
    private PlanChoice PlanOf(CsvRow row, int version)
    {
        var (plan, documents) = library.Choose(
            row[OneRosterFiles.RouteMapId], version, row[OneRosterFiles.CalendarId], calendarVersion: 0);
        foreach (var refusal in Replanning.FaultsOf(documents))
        {
            var column = refusal.Field == "routeMapId" ? OneRosterFiles.RouteMapId : OneRosterFiles.CalendarId;
            faults.Add(row, Refusal.Malformed(refusal.Code, column));
        }

        return plan;
    }

    // A class's own id is any text; that of the team is its code, or else that id.
    private void ReadClass(CsvRow row)
    {
        _fields.BulkOnly(row);
        var name = _fields.Label(row, "title");
        var teamId = row["classCode"].Length > 0 ? _fields.Id(row, "classCode") : _fields.Id(row, "sourcedId");
        if (_cohorts.GetValueOrDefault(row["courseSourcedId"]) is not { } cohort)
        {
            faults.Add(row, Refusal.Malformed(
                "import-reference-unknown", "courseSourcedId", OneRosterFiles.Courses));
            return;
        }

        if (teamId is null)
        {
            return;
        }

        var team = new DraftTeam(row, teamId, name);
        if (cohort.Teams.Exists(other => other.TeamId == teamId) || !_classes.TryAdd(row["sourcedId"], (cohort, team)))
        {
            faults.Add(row, Refusal.Malformed(
                "import-id-twice", row["classCode"].Length > 0 ? "classCode" : "sourcedId"));
            return;
        }

        cohort.Teams.Add(team);
    }

    private void CheckRoles()
    {
        foreach (var row in Rows(OneRosterFiles.Roles))
        {
            _fields.BulkOnly(row);
            Find(row, "userSourcedId", OneRosterFiles.Users);
            Find(row, "orgSourcedId", OneRosterFiles.Orgs);
            _fields.Day(row, "beginDate");
            _fields.Day(row, "endDate");
        }
    }

    private void ReadEnrollments()
    {
        var spells = new Dictionary<(DraftCohort, string), List<Spell>>();
        foreach (var row in Rows(OneRosterFiles.Enrollments))
        {
            _fields.BulkOnly(row);
            var user = Find(row, "userSourcedId", OneRosterFiles.Users);
            var isClass = _classes.TryGetValue(row["classSourcedId"], out var place);
            if (!isClass)
            {
                faults.Add(row, Refusal.Malformed(
                    "import-reference-unknown", "classSourcedId", OneRosterFiles.Classes));
            }

            if (user is null || !isClass || !GrainKeys.IsKey(row["userSourcedId"]))
            {
                continue;
            }

            ReadEnrollment(row, place, spells);
        }

        foreach (var ((cohort, studentId), rows) in spells)
        {
            if (EnrollmentSpells.Last(rows, today, faults) is { } last)
            {
                cohort.Students.Add(new DraftStudent(
                    last.Row, studentId, NameOf(studentId), last.Team.TeamId, last.Begin, last.LeftOn(today)));
            }
        }
    }

    private void ReadEnrollment(
        CsvRow row, (DraftCohort Cohort, DraftTeam Team) place,
        Dictionary<(DraftCohort, string), List<Spell>> spells)
    {
        var (begin, end) = (_fields.Day(row, "beginDate"), _fields.Day(row, "endDate"));
        var userId = row["userSourcedId"];
        switch (row["role"])
        {
            case "student":
                var key = (place.Cohort, userId);
                spells.TryAdd(key, []);
                spells[key].Add(new Spell(row, place.Team, begin, end));
                break;
            case "teacher":
                if (end is not { } ended || ended > today)
                {
                    place.Team.Teachers.Add((row, userId));
                }

                break;
            default:
                faults.Add(row, Refusal.Malformed("import-role-unknown", "role"));
                break;
        }
    }

    private string NameOf(string studentId) => _fields.Name(_known[$"{OneRosterFiles.Users}/{studentId}"]);
}
