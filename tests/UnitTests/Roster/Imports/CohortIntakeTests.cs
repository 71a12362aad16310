using System.Collections.Immutable;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.Imports;
using VikLearning.Roster.RouteMaps;
using Xunit;
using StudentEnrolled = VikLearning.Roster.Cohorts.StudentEnrolled;
using StudentLeft = VikLearning.Roster.Memberships.StudentLeft;
using StudentMoved = VikLearning.Roster.Memberships.StudentMoved;

namespace VikLearning.UnitTests.Roster.Imports;

/// <summary>What an archive does to a cohort, and that the comparison says the same before.</summary>
public class CohortIntakeTests
{
    private static readonly DateOnly s_today = new(2026, 6, 1);
    private readonly Dictionary<string, string> _names = [];

    [Fact]
    public void A_new_cohort_is_filled_and_filled_again_nothing_changes()
    {
        var (cohort, counts) = TakeIn(Cohort.None, new TestArchive());

        Assert.Equal(
            new ImportCounts { CohortsOpened = 1, TeamsAdded = 2, TeachersAssigned = 1, StudentsEnrolled = 2 }, counts);
        Assert.Equal(["student-1"], cohort.Teams["team-1"].StudentIds);
        Assert.Equal(["teacher-1"], cohort.Teams["team-1"].TeacherIds);
        var (again, nothing) = TakeIn(cohort, new TestArchive());
        Assert.Same(cohort, again);
        Assert.Equal(new ImportCounts { StudentsUnchanged = 2 }, nothing);
    }

    [Fact]
    public void Moves_leaves_returns_and_names_follow_from_what_differs()
    {
        var (cohort, _) = TakeIn(Cohort.None, new TestArchive().User("student-3", "Cas", "Smit")
            .Enrol("student-3", "team-1", "student"));
        var (left, counts) = TakeIn(cohort, new TestArchive().User("student-3", "Cas", "de Smit")
            .Enrol("student-3", "team-1", "student", "2026-03-02", "2026-05-02"));
        Assert.Equal(new ImportCounts { StudentsUnchanged = 2, StudentsLeft = 1, StudentsRenamed = 1 }, counts);
        Assert.Equal(new DateOnly(2026, 5, 1), left.Students["student-3"].LeftOn);

        var (back, returned) = TakeIn(left, new TestArchive().User("student-3", "Cas", "de Smit")
            .Enrol("student-3", "team-2", "student", "2026-05-11"));
        Assert.Equal(new ImportCounts { StudentsUnchanged = 2, StudentsReturned = 1 }, returned);

        var (moved, move) = TakeIn(back, new TestArchive().User("student-3", "Cas", "de Smit")
            .Enrol("student-3", "team-1", "student", "2026-05-18"));
        Assert.Equal(new ImportCounts { StudentsUnchanged = 2, StudentsMoved = 1 }, move);
        Assert.Contains("student-3", moved.Teams["team-1"].StudentIds);
    }

    [Fact]
    public void An_old_archive_brings_nobody_back_who_left_by_hand()
    {
        var (cohort, _) = TakeIn(Cohort.None, new TestArchive());
        var left = Cohort.Evolve(cohort, new StudentLeft("student-1", "team-1", new DateOnly(2026, 5, 1)));

        Assert.Equal(
            [("enrollments.csv", 2, "beginDate", "date-before-last-change")], FaultsOf(left, new TestArchive()));
        var decision = CohortIntake.Decide(left, PartOf(new TestArchive()));
        Assert.Empty(decision.Events);
        Assert.Equal(1, Assert.IsType<PartTakenInAnswer>(decision.Answer).Skipped);
    }

    [Fact]
    public void A_cohort_keeps_what_it_was_opened_with()
    {
        var (cohort, _) = TakeIn(Cohort.None, new TestArchive());

        Assert.Equal(
            [("courses.csv", 2, "schoolYearSourcedId", "import-cohort-differs")],
            FaultsOf(cohort, new TestArchive().With(
                OneRosterFiles.Sessions, it => it.Replace("2026-03-02", "2026-03-09"))));
    }

    [Fact]
    public void Nobody_has_two_facts_of_place_in_one_part()
    {
        var (cohort, _) = TakeIn(Cohort.None, new TestArchive());
        var events = CohortIntake.Decide(cohort, PartOf(new TestArchive()
            .User("student-3", "Cas", "Smit").Enrol("student-3", "team-1", "student", "2026-03-02", "2026-04-01")
            .With(OneRosterFiles.Enrollments, it => it.Replace("student-1~team-1,,,team-1", "student-1~team-1,,,team-2")
                .Replace("student-1,student,,,", "student-1,student,,2026-04-01,2026-05-01")))).Events;

        Assert.Equal([typeof(StudentLeft)], events.Select(it => it.GetType()));
        Assert.DoesNotContain(events, it => it is StudentEnrolled or StudentMoved);
    }

    [Fact]
    public void Who_was_erased_is_a_fault_and_left_out()
    {
        Assert.Equal(
            [("enrollments.csv", 2, "userSourcedId", "person-erased")],
            FaultsOf(Cohort.None, new TestArchive(), "student-1"));
        var part = PartOf(new TestArchive());
        var decision = CohortIntake.Decide(
            Cohort.None, part with { NameIds = part.NameIds.SetItem("student-1", null) });
        Assert.Equal(["student-2"], decision.Events.OfType<StudentEnrolled>().Select(it => it.StudentId));
    }

    private (Cohort Cohort, ImportCounts Counts) TakeIn(Cohort cohort, TestArchive archive)
    {
        var faults = new ImportFaults();
        var comparison = Compared(cohort, archive, faults, []);
        Assert.Empty(faults.Kept);
        var decision = CohortIntake.Decide(cohort, PartOf(archive));
        Assert.Equal(0, Assert.IsType<PartTakenInAnswer>(decision.Answer).Skipped);
        foreach (var student in DraftOf(archive).Cohorts[0].Students)
        {
            _names[student.StudentId] = student.Name;
        }

        return (decision.Events.Aggregate(cohort, Cohort.Evolve), comparison.Counts);
    }

    private (string File, int Line, string Column, string Code)[] FaultsOf(
        Cohort cohort, TestArchive archive, params string[] erased)
    {
        var faults = new ImportFaults();
        Compared(cohort, archive, faults, [.. erased]);
        return [.. faults.Kept.Select(it => (it.File, it.Line, it.What.Field ?? "", it.What.Code))];
    }

    private ImportComparison Compared(
        Cohort cohort, TestArchive archive, ImportFaults faults, HashSet<string> erased)
    {
        var comparison = new ImportComparison(s_today, erased, faults);
        comparison.Compare(DraftOf(archive).Cohorts[0], cohort.Opened is null ? null : cohort, _names);
        return comparison;
    }

    // As the grain does: whoever is new or has another name gets a text.
    private TakeInPart PartOf(TestArchive archive)
    {
        var part = Assert.Single(ImportPart.Of(DraftOf(archive)));
        var opened = part.Opening;
        return new TakeInPart(
            part,
            new OpenCohort(
                opened.CohortId, opened.LocationId, opened.Name, opened.StartDate, opened.Plan, PlanDocuments.Found),
            part.Students.Where(it => _names.GetValueOrDefault(it.StudentId) != it.Name)
                .ToImmutableDictionary(it => it.StudentId, _ => (Guid?)Guid.NewGuid()),
            s_today);
    }

    private static RosterDraft DraftOf(TestArchive archive)
    {
        var faults = new ImportFaults();
        return new OneRosterReader(
            OneRosterArchive.Read(archive.Pack(), faults), RouteMapLibrary.Suite, s_today, faults).Read();
    }
}
