using System.Globalization;
using System.Text.Json;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.Imports;

/// <summary>The whole roster as an archive: what an import reads again and finds as it stands.</summary>
internal sealed class RosterArchive(IGrainFactory grains, Enrolments enrolments, IServiceProvider services)
{
    private const int CohortsAPage = 100;

    /// <summary>Whom the archive shows, and its bytes. Who was erased is not in it.</summary>
    public async Task<(IReadOnlyCollection<string> Persons, byte[] Bytes)> WriteAsync(CancellationToken cancellation)
    {
        await enrolments.RequireHeardAsync(cancellation);
        var writer = new OneRosterWriter();
        var users = new SortedDictionary<string, (string Name, string Role, string Org)>(StringComparer.Ordinal);
        var locations = new SortedSet<string>(StringComparer.Ordinal);
        IReadOnlyList<string> page = [""];
        while ((page = await enrolments.CohortsAsync(page[^1], CohortsAPage, cancellation)).Count > 0)
        {
            foreach (var cohortId in page)
            {
                var cohort = JsonSerializer.Deserialize<Cohort>(
                    (await grains.GetGrain<ICohortGrain>(cohortId).Copy())!, EventCatalog.Json)!;
                locations.Add(cohort.Opened!.LocationId);
                AddCohort(writer, cohort);
                AddTeachers(writer, cohort, users);
                await AddStudentsAsync(writer, cohort, users, cancellation);
            }
        }

        foreach (var location in locations)
        {
            writer.Add(OneRosterFiles.Orgs, ("sourcedId", location), ("name", location), ("type", "school"));
        }

        AddUsers(writer, users);
        return (
            [.. users.Where(user => user.Value.Role == "student").Select(user => user.Key)], writer.Write());
    }

    private static void AddCohort(OneRosterWriter writer, Cohort cohort)
    {
        var opened = cohort.Opened!;
        var session = $"intake-{opened.CohortId}";
        var plan = cohort.Plan!;
        var end = plan.EndOf(opened.StartDate).AddDays(1);
        writer.Add(
            OneRosterFiles.Sessions, ("sourcedId", session), ("title", opened.Name), ("type", "schoolYear"),
            ("startDate", AcademyTime.Iso(opened.StartDate)), ("endDate", AcademyTime.Iso(end)),
            ("schoolYear", end.Year.ToString(CultureInfo.InvariantCulture)));
        writer.Add(
            OneRosterFiles.Courses, ("sourcedId", opened.CohortId), ("schoolYearSourcedId", session),
            ("title", opened.Name), ("orgSourcedId", opened.LocationId), (OneRosterFiles.RouteMapId, plan.RouteMapId),
            (OneRosterFiles.RouteMapVersion, plan.RouteMapVersion.ToString(CultureInfo.InvariantCulture)),
            (OneRosterFiles.CalendarId, plan.CalendarId));
        foreach (var (teamId, team) in cohort.Teams)
        {
            writer.Add(
                OneRosterFiles.Classes, ("sourcedId", ClassOf(cohort, teamId)), ("title", team.Name),
                ("courseSourcedId", opened.CohortId), ("classCode", teamId), ("classType", "scheduled"),
                ("schoolSourcedId", opened.LocationId), ("termSourcedIds", session));
        }
    }

    // Names of teachers are not kept here; the standard asks for one.
    private static void AddTeachers(
        OneRosterWriter writer, Cohort cohort, SortedDictionary<string, (string Name, string Role, string Org)> users)
    {
        foreach (var (teamId, team) in cohort.Teams)
        {
            foreach (var teacher in team.TeacherIds)
            {
                users.TryAdd(teacher, ($"{teacher} {teacher}", "teacher", cohort.Opened!.LocationId));
                writer.Add(
                    OneRosterFiles.Enrollments, ("sourcedId", $"{ClassOf(cohort, teamId)}~{teacher}"),
                    ("classSourcedId", ClassOf(cohort, teamId)), ("schoolSourcedId", cohort.Opened!.LocationId),
                    ("userSourcedId", teacher), ("role", "teacher"), ("primary", "false"));
            }
        }
    }

    private async Task AddStudentsAsync(
        OneRosterWriter writer, Cohort cohort, SortedDictionary<string, (string Name, string Role, string Org)> users,
        CancellationToken cancellation)
    {
        foreach (var (studentId, enrolment) in cohort.Students.OrderBy(it => it.Key, StringComparer.Ordinal))
        {
            var names = await ShownTexts.ReadAsync(
                services, RosterModule.Service, CohortGrain.ScopeOf(studentId), [enrolment.NameId], cancellation);
            if (names.AreErased || names[enrolment.NameId].Length == 0)
            {
                continue;
            }

            users[studentId] = (names[enrolment.NameId], "student", cohort.Opened!.LocationId);
            writer.Add(
                OneRosterFiles.Enrollments, ("sourcedId", $"{cohort.Opened.CohortId}~{studentId}"),
                ("classSourcedId", ClassOf(cohort, enrolment.TeamId)),
                ("schoolSourcedId", cohort.Opened.LocationId), ("userSourcedId", studentId), ("role", "student"),
                ("beginDate", AcademyTime.Iso(enrolment.Since)),
                ("endDate", enrolment.LeftOn is { } left ? AcademyTime.Iso(left.AddDays(1)) : ""));
        }
    }

    // What stands before the first space is the given name: put together again, a name is as it was.
    private static void AddUsers(
        OneRosterWriter writer, SortedDictionary<string, (string Name, string Role, string Org)> users)
    {
        foreach (var (userId, user) in users)
        {
            var parts = user.Name.Split(' ', 2);
            writer.Add(
                OneRosterFiles.Users, ("sourcedId", userId), ("enabledUser", "true"), ("username", userId),
                ("givenName", parts[0]), ("familyName", parts.Length > 1 ? parts[1] : ""),
                ("primaryOrgSourcedId", user.Org));
            writer.Add(
                OneRosterFiles.Roles, ("sourcedId", $"{userId}~{user.Role}"), ("userSourcedId", userId),
                ("roleType", "primary"), ("role", user.Role), ("orgSourcedId", user.Org));
        }
    }

    private static string ClassOf(Cohort cohort, string teamId) => $"{cohort.Opened!.CohortId}~{teamId}";
}
