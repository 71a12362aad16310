using System.IO.Compression;
using System.Text;
using VikLearning.Roster.Imports;

namespace VikLearning.UnitTests.Roster.Imports;

/// <summary>An archive of a small roster, to be changed: a cohort, two teams, two students, a teacher.</summary>
internal sealed class TestArchive
{
    private readonly OneRosterWriter _writer = new();
    private readonly Dictionary<string, Func<string, string>> _changes = [];

    public TestArchive()
    {
        Add(OneRosterFiles.Orgs, "noord", ("name", "Noord"), ("type", "school"));
        Add(
            OneRosterFiles.Sessions, "intake-1", ("title", "Intake"), ("type", "schoolYear"),
            ("startDate", "2026-03-02"), ("endDate", "2027-03-02"), ("schoolYear", "2027"));
        Add(
            OneRosterFiles.Courses, "cohort-1", ("schoolYearSourcedId", "intake-1"), ("title", "Lichting 1"),
            ("orgSourcedId", "noord"), ("metadata.routeMapId", "lpo-year-1"), ("metadata.routeMapVersion", "1"),
            ("metadata.calendarId", "calendar-example"));
        Class("team-1");
        Class("team-2");
        User("student-1", "Anna", "de Vries");
        User("student-2", "Bo", "Jansen");
        User("teacher-1", "", "");
        Enrol("student-1", "team-1", "student");
        Enrol("student-2", "team-2", "student");
        Enrol("teacher-1", "team-1", "teacher");
    }

    public TestArchive User(string id, string given, string family)
    {
        Add(OneRosterFiles.Users, id, ("enabledUser", "true"), ("givenName", given), ("familyName", family));
        Add(OneRosterFiles.Roles, $"r-{id}", ("userSourcedId", id), ("role", "student"), ("orgSourcedId", "noord"));
        return this;
    }

    public TestArchive Enrol(string user, string team, string role, string begin = "", string end = "")
    {
        Add(
            OneRosterFiles.Enrollments, $"{user}~{team}", ("classSourcedId", team), ("schoolSourcedId", "noord"),
            ("userSourcedId", user), ("role", role), ("beginDate", begin), ("endDate", end));
        return this;
    }

    /// <summary>Changes a file's text before it is packed; an empty text leaves it out.</summary>
    public TestArchive With(string file, Func<string, string> change)
    {
        _changes[file] = change;
        return this;
    }

    public byte[] Pack()
    {
        using var written = new ZipArchive(new MemoryStream(_writer.Write()), ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in written.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var text = _changes.GetValueOrDefault(entry.Name, it => it)(reader.ReadToEnd());
                if (text.Length > 0)
                {
                    using var writer = new StreamWriter(zip.CreateEntry(entry.Name).Open(), new UTF8Encoding(true));
                    writer.Write(text);
                }
            }
        }

        return bytes.ToArray();
    }

    private void Class(string team) => Add(
        OneRosterFiles.Classes, team, ("title", team), ("courseSourcedId", "cohort-1"), ("classType", "scheduled"),
        ("schoolSourcedId", "noord"), ("termSourcedIds", "intake-1"));

    private void Add(string file, string id, params ReadOnlySpan<(string Column, string Value)> values) =>
        _writer.Add(file, [("sourcedId", id), .. values]);
}
