using System.Globalization;
using VikLearning.Roster.Imports;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>A roster of made-up people as an archive: cohorts of at most 1,250 students, in teams of eight.</summary>
internal static class MadeRoster
{
    private const int StudentsACohort = 1250;
    private const int StudentsATeam = 8;

    /// <summary>The first day of its cohorts: some weeks ago.</summary>
    public static DateOnly Start { get; } = AcademyTime.Today(TimeProvider.System).AddDays(-60);

    /// <summary>The archive.</summary>
    /// <param name="prefix">What every id begins with.</param>
    /// <param name="students">How many.</param>
    /// <param name="name">The name of a student by number.</param>
    public static byte[] Pack(string prefix, int students, Func<int, string> name)
    {
        var writer = new OneRosterWriter();
        writer.Add(OneRosterFiles.Orgs, ("sourcedId", "noord"), ("name", "Noord"), ("type", "school"));
        writer.Add(
            OneRosterFiles.Sessions, ("sourcedId", "intake"), ("title", "Intake"), ("type", "schoolYear"),
            ("startDate", AcademyTime.Iso(Start)), ("endDate", AcademyTime.Iso(Start.AddYears(1))),
            ("schoolYear", $"{Start.Year + 1}"));
        for (var first = 0; first < students; first += StudentsACohort)
        {
            AddCohort(writer, prefix, first, Math.Min(StudentsACohort, students - first), name);
        }

        return writer.Write();
    }

    /// <summary>The id of a student by number.</summary>
    public static string StudentOf(string prefix, int number) => $"{prefix}-{Number(number)}";

    /// <summary>The id of the cohort of a student.</summary>
    public static string CohortOf(string prefix, int number) =>
        $"{prefix}-cohort-{Number(number / StudentsACohort)}";

    private static void AddCohort(
        OneRosterWriter writer, string prefix, int first, int count, Func<int, string> name)
    {
        var cohort = CohortOf(prefix, first);
        writer.Add(
            OneRosterFiles.Courses, ("sourcedId", cohort), ("schoolYearSourcedId", "intake"),
            ("title", "Lichting"), ("orgSourcedId", "noord"), (OneRosterFiles.RouteMapId, "lpo-year-1"),
            (OneRosterFiles.RouteMapVersion, "1"), (OneRosterFiles.CalendarId, "calendar-example"));
        for (var number = first; number < first + count; number++)
        {
            var team = $"team-{Number((number - first) / StudentsATeam)}";
            if ((number - first) % StudentsATeam == 0)
            {
                AddTeam(writer, cohort, team);
            }

            AddStudent(writer, StudentOf(prefix, number), name(number), $"{cohort}~{team}");
        }
    }

    private static void AddTeam(OneRosterWriter writer, string cohort, string team)
    {
        var teacher = $"{cohort}-{team}-teacher";
        writer.Add(
            OneRosterFiles.Classes, ("sourcedId", $"{cohort}~{team}"), ("title", team), ("courseSourcedId", cohort),
            ("classCode", team), ("classType", "scheduled"), ("schoolSourcedId", "noord"),
            ("termSourcedIds", "intake"));
        AddUser(writer, teacher, "Docent", "Docent", "teacher");
        AddEnrollment(writer, teacher, $"{cohort}~{team}", "teacher");
    }

    private static void AddStudent(OneRosterWriter writer, string student, string name, string team)
    {
        var parts = name.Split(' ', 2);
        AddUser(writer, student, parts[0], parts.Length > 1 ? parts[1] : "", "student");
        AddEnrollment(writer, student, team, "student");
    }

    private static void AddUser(OneRosterWriter writer, string user, string given, string family, string role)
    {
        writer.Add(
            OneRosterFiles.Users, ("sourcedId", user), ("enabledUser", "true"), ("username", user),
            ("givenName", given), ("familyName", family));
        writer.Add(
            OneRosterFiles.Roles, ("sourcedId", $"{user}~{role}"), ("userSourcedId", user), ("roleType", "primary"),
            ("role", role), ("orgSourcedId", "noord"));
    }

    private static void AddEnrollment(OneRosterWriter writer, string user, string team, string role) => writer.Add(
        OneRosterFiles.Enrollments, ("sourcedId", $"{team}~{user}"), ("classSourcedId", team),
        ("schoolSourcedId", "noord"), ("userSourcedId", user), ("role", role));

    private static string Number(int number) => number.ToString("D4", CultureInfo.InvariantCulture);
}
