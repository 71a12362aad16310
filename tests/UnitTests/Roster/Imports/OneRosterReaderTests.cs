using VikLearning.Roster.Imports;
using VikLearning.Roster.RouteMaps;
using Xunit;

namespace VikLearning.UnitTests.Roster.Imports;

public class OneRosterReaderTests
{
    private static readonly DateOnly s_today = new(2026, 6, 1);
    private static readonly RouteMapLibrary s_library = RouteMapLibrary.Suite;

    [Fact]
    public void A_whole_archive_is_a_roster()
    {
        var (draft, faults) = Read(new TestArchive());

        Assert.Empty(faults);
        var cohort = Assert.Single(draft.Cohorts);
        Assert.Equal(
            ("cohort-1", "noord", "Lichting 1", new DateOnly(2026, 3, 2)),
            (cohort.CohortId, cohort.LocationId, cohort.Name, cohort.StartDate));
        Assert.Equal(
            [("student-1", "Anna de Vries", "team-1"), ("student-2", "Bo Jansen", "team-2")],
            cohort.Students.Select(it => (it.StudentId, it.Name, it.TeamId)));
        Assert.Equal(["teacher-1"], cohort.Teams[0].Teachers.Select(it => it.TeacherId));
    }

    [Fact]
    public void Every_fault_is_found_at_once_with_its_file_line_and_column()
    {
        var (_, faults) = Read(new TestArchive()
            .With(OneRosterFiles.Manifest, it => it.Replace("oneroster.version,1.2", "oneroster.version,1.1"))
            .With(OneRosterFiles.Courses, it => it.Replace("lpo-year-1", "no-such-map"))
            .With(OneRosterFiles.Users, it => it.Replace("student-2,", "Student Twee,"))
            .With(OneRosterFiles.Roles, it => it.Replace("r-teacher-1,", "r-teacher-1,tobedeleted"))
            .With(OneRosterFiles.Enrollments, it => it.Replace("teacher-1,teacher", "teacher-1,guardian")
                .Replace("student-1,student,,,", "student-1,student,,2026-02-30,")));

        Assert.Equal(
        [
            ("manifest.csv", 3, "value", "import-version-unknown"),
            ("courses.csv", 2, "metadata.routeMapId", "route-map-unknown"),
            ("users.csv", 3, "sourcedId", "id-invalid"),
            ("roles.csv", 3, "userSourcedId", "import-reference-unknown"),
            ("roles.csv", 4, "status", "import-status-not-bulk"),
            ("enrollments.csv", 2, "beginDate", "date-invalid"),
            ("enrollments.csv", 3, "userSourcedId", "import-reference-unknown"),
            ("enrollments.csv", 4, "role", "import-role-unknown"),
        ], faults.Where(fault => fault.Code != "import-columns-differ"));
    }

    [Theory]
    [InlineData("import-file-missing", 0)]
    [InlineData("import-column-missing", 1)]
    [InlineData("import-columns-differ", 2)]
    [InlineData("import-quotes-broken", 2)]
    [InlineData("import-control-character", 3)]
    [InlineData("import-value-too-long", 2)]
    [InlineData("import-column-twice", 1)]
    public void A_file_that_is_not_formed_well_is_told_where(string code, int line)
    {
        var (_, faults) = Read(new TestArchive().With(OneRosterFiles.Orgs, it => code switch
        {
            "import-file-missing" => "",
            "import-column-missing" => it.Replace(",type,", ",kind,"),
            "import-columns-differ" => it.Replace("Noord,school", "Noord,school,,,"),
            "import-quotes-broken" => it.Replace("Noord", "No\"ord"),
            "import-control-character" => it.Replace("Noord", "\"No\nord\""),
            "import-value-too-long" => it.Replace("Noord", new string('n', 1001)),
            _ => it.Replace(",type,", ",name,").Replace("identifier", "type"),
        }));

        Assert.Contains(("orgs.csv", line, code), faults.Select(it => (it.File, it.Line, it.Code)));
    }

    [Fact]
    public void What_is_no_archive_is_told_as_one_fault() =>
        Assert.Contains(("", 0, "", "import-archive-unreadable"), Read([1, 2, 3]).Faults);

    [Fact]
    public void An_archive_that_is_too_large_is_not_opened() => Assert.Contains(
        ("", 0, "", "import-archive-too-large"), Read(new byte[OneRosterArchive.MostBytes + 1]).Faults);

    [Fact]
    public void A_small_archive_that_unpacks_to_a_lot_is_not_read() => Assert.Contains(
        ("", 0, "", "import-archive-unpacked-too-large"),
        Read(new TestArchive().With(
            OneRosterFiles.Users, it => it + new string('\n', (int)OneRosterArchive.MostUnpacked)).Pack()).Faults);

    [Fact]
    public void The_last_of_a_students_enrolments_says_where_they_are()
    {
        var (draft, faults) = Read(new TestArchive().User("student-3", "Cas", "Smit")
            .Enrol("student-3", "team-1", "student", "2026-03-02", "2026-04-01")
            .Enrol("student-3", "team-2", "student", "2026-04-01"));

        Assert.Empty(faults);
        var student = draft.Cohorts[0].Students.Single(it => it.StudentId == "student-3");
        Assert.Equal(("team-2", new DateOnly(2026, 4, 1), null), (student.TeamId, student.Since, student.LeftOn));
    }

    [Fact]
    public void An_end_that_lies_behind_is_the_day_after_the_last_one()
    {
        var (draft, _) = Read(new TestArchive().User("student-3", "Cas", "Smit").User("student-4", "Dee", "Bos")
            .Enrol("student-3", "team-1", "student", "2026-03-02", "2026-05-02")
            .Enrol("student-4", "team-1", "student", "2026-03-02", "2027-03-02"));

        Assert.Equal(
            [new DateOnly(2026, 5, 1), null],
            draft.Cohorts[0].Students.Where(it => it.StudentId is "student-3" or "student-4").Select(it => it.LeftOn));
    }

    [Fact]
    public void Enrolments_that_overlap_are_told_with_the_other_line()
    {
        var (_, faults) = Read(new TestArchive().User("student-3", "Cas", "Smit")
            .Enrol("student-3", "team-1", "student", "2026-03-02", "2026-04-02")
            .Enrol("student-3", "team-2", "student", "2026-04-01"));

        Assert.Equal([("enrollments.csv", 6, "beginDate", "import-enrollments-overlap")], faults);
    }

    [Fact]
    public void No_fault_repeats_what_stands_in_the_file()
    {
        var faults = new ImportFaults();
        var archive = new TestArchive().With(OneRosterFiles.Users, it => it.Replace("student-2,", "Geheim,")).Pack();
        _ = new OneRosterReader(OneRosterArchive.Read(archive, faults), s_library, s_today, faults).Read();

        Assert.DoesNotContain(
            faults.Kept, fault => $"{fault}{string.Join("", fault.What.Arguments)}".Contains("Geheim"));
        Assert.NotEmpty(faults.Kept);
    }

    private static (RosterDraft Draft, (string File, int Line, string Column, string Code)[] Faults) Read(
        TestArchive archive) => Read(archive.Pack());

    private static (RosterDraft Draft, (string File, int Line, string Column, string Code)[] Faults) Read(
        byte[] archive)
    {
        var faults = new ImportFaults();
        var draft = new OneRosterReader(OneRosterArchive.Read(archive, faults), s_library, s_today, faults).Read();
        Assert.Equal(faults.Count, faults.Kept.Count);
        return (draft, [.. faults.Kept.Select(it => (it.File, it.Line, it.What.Field ?? "", it.What.Code))]);
    }
}
