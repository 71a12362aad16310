using System.Collections.Immutable;
using System.Runtime.InteropServices;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Insight.Cohorts;

/// <summary>
/// The rules of a cohort's figures. What is known changes with every fact; what is shown advances only when five
/// students have changed, at the fact of the fifth, so it depends on the order of facts and on nothing else.
/// <para>
/// Hours and head count each wait for their own five. Were four enrolments and one student's hours enough to advance
/// both, the difference of the totals would be that one student's hours.
/// </para>
/// <para>
/// A change is a difference from what is shown: an entry and its withdrawal are none, nor is a surplus that credits
/// nothing. Otherwise four such and one real change would again tell that one.
/// </para>
/// </summary>
internal sealed record CohortPicture
{
    /// <summary>The fewest students that a figure, or a change of one, may speak of.</summary>
    public const int FewestStudents = 5;

    private CohortPicture()
    {
    }

    /// <summary>A cohort of which nothing is known.</summary>
    public static CohortPicture Empty { get; } = new();

    public string Name { get; private init; } = "";

    public string LocationId { get; private init; } = "";

    /// <summary>Null until Roster has told of the cohort.</summary>
    public CohortPlan? Plan { get; private init; }

    public ImmutableDictionary<string, StudentStanding> Students { get; private init; } =
        ImmutableDictionary.Create<string, StudentStanding>(StringComparer.Ordinal);

    /// <summary>Students named by Roster who have not left.</summary>
    public int PresentCount { get; private init; }

    /// <summary>The sum of the named students' credited minutes, by quarter.</summary>
    public ImmutableArray<int> Credited { get; private init; } = [];

    public ShownFigures Shown { get; private init; } = ShownFigures.None;

    /// <summary>The students whose row is not on disk as it is here.</summary>
    public ImmutableHashSet<string> Unsaved { get; private init; } = [];

    private ImmutableHashSet<string> Miscounted { get; init; } = [];

    private ImmutableHashSet<string> Moved { get; init; } = [];

    private ImmutableHashSet<string> Unsplit { get; init; } = [];

    // How many are unsplit in each quarter, and how many keep up with which plan: a fact changes both by one student.
    private ImmutableArray<int> UnsplitByQuarter { get; init; } = [];

    private int OnTrackCount { get; init; }

    private int? JudgedBy { get; init; }

    /// <summary>The picture that was kept.</summary>
    public static CohortPicture Of(
        string name, string locationId, CohortPlan? plan, ShownFigures shown, IEnumerable<StudentStanding> students) =>
        students.Aggregate(
            Empty with { Name = name, LocationId = locationId, Plan = plan, Shown = shown },
            (picture, student) => picture.Put(student)) with
        { Unsaved = [] };

    /// <summary>
    /// The picture after a fact; the same one when the fact is not newer than the last from its source.
    /// </summary>
    public CohortPicture Apply(CohortFact fact) => fact switch
    {
        CohortKnown it => it.Plan.Version < (Plan?.Version ?? 0)
            ? this
            : this with { Name = it.Name, LocationId = it.LocationId, Plan = it.Plan, JudgedBy = null },
        PlanMoved it => it.Plan.Version < (Plan?.Version ?? 0) ? this : this with { Plan = it.Plan, JudgedBy = null },
        StudentNamed it => Find(it.StudentId) is var student && it.Position <= student.RosterPosition
            ? this
            : Put(student with { Named = true, Departed = false, RosterPosition = it.Position }).Advance(it.At),
        StudentDeparted it => Find(it.StudentId) is var student && it.Position <= student.RosterPosition
            ? this
            : Put(student with { Named = true, Departed = true, RosterPosition = it.Position }).Advance(it.At),
        HoursMoved it => Find(it.StudentId) is var student && it.Position <= student.PortfolioPosition
            ? this
            : Put(student with { Credited = it.Credited, PortfolioPosition = it.Position }).Advance(it.At),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>All rows are on disk.</summary>
    public CohortPicture Saved() => this with { Unsaved = [] };

    /// <summary>
    /// Forgets what Portfolio has told, or whom Roster has named: all its facts come again. What is shown stays, with
    /// each student's part in it: the picture built anew is held against it, so not even a rebuild tells one apart.
    /// </summary>
    public CohortPicture Forget(bool roster) => Students.Values.Aggregate(
        this,
        (picture, student) => picture.Put(roster
            ? student with { Named = false, Departed = false, RosterPosition = 0 }
            : student with { Credited = [], PortfolioPosition = 0 }));

    private StudentStanding Find(string studentId) =>
        Students.GetValueOrDefault(studentId) ?? StudentStanding.New(studentId);

    private CohortPicture Put(StudentStanding next)
    {
        var id = next.StudentId;
        var before = Find(id);
        return this with
        {
            Students = Students.SetItem(id, next),
            PresentCount = PresentCount + (next.IsPresent ? 1 : 0) - (before.IsPresent ? 1 : 0),
            Credited = Sum(Credited, before, next, static (student, quarter) => student.CountedIn(quarter)),
            UnsplitByQuarter = Sum(
                UnsplitByQuarter, before, next, static (student, quarter) => student.IsUnsplitIn(quarter) ? 1 : 0),
            OnTrackCount = OnTrackCount + (IsOnTrack(next) ? 1 : 0) - (IsOnTrack(before) ? 1 : 0),
            Miscounted = next.IsMiscounted ? Miscounted.Add(id) : Miscounted.Remove(id),
            Moved = next.HasMoved ? Moved.Add(id) : Moved.Remove(id),
            Unsplit = next.IsUnsplit ? Unsplit.Add(id) : Unsplit.Remove(id),
            Unsaved = Unsaved.Add(id),
        };
    }

    private bool IsOnTrack(StudentStanding student) =>
        student.IsPresent && JudgedBy is { } planned && Plan!.IsOnTrack(student.Minutes, planned);

    private static ImmutableArray<int> Sum(
        ImmutableArray<int> sums, StudentStanding before, StudentStanding next, Func<StudentStanding, int, int> part)
    {
        var result = new int[Math.Max(sums.Length, Math.Max(before.LongestPart, next.LongestPart))];
        sums.AsSpan().CopyTo(result);
        for (var quarter = 0; quarter < result.Length; quarter++)
        {
            result[quarter] += part(next, quarter) - part(before, quarter);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    // Of a cohort that fewer than five are left of nothing new is shown.
    private CohortPicture Advance(DateTimeOffset at) =>
        PresentCount < FewestStudents ? this
        : Moved.Count >= FewestStudents ? AdvanceHours(at)
        : Miscounted.Count >= FewestStudents ? CountHeads().Reveal(at)
        : this;

    private CohortPicture AdvanceHours(DateTimeOffset at)
    {
        var counted = Moved.Aggregate(
            CountHeads(),
            (picture, id) => picture.Put(picture.Students[id] with { ShownMinutes = picture.Students[id].Minutes }));
        var next = (counted.CanSplit() ? counted.Split() : counted).Judge(AcademyTime.DateOf(at));
        return (next with
        {
            Shown = next.Shown with { CreditedMinutes = next.Credited.Sum(), OnTrackCount = next.OnTrackCount },
        }).Reveal(at);
    }

    private CohortPicture CountHeads() => Miscounted.Aggregate(
        this, (picture, id) => picture.Put(picture.Students[id] with { Counted = picture.Students[id].IsPresent }));

    // The moment is cut to the minute: kept for good, a finer one would tell when exactly the fifth student wrote.
    private CohortPicture Reveal(DateTimeOffset at) => this with
    {
        Shown = Shown with
        {
            StudentCount = PresentCount,
            AsOf = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero),
            Revision = Shown.Revision + 1,
        },
    };

    // Five students can move the total while one of them alone moves a quarter.
    private bool CanSplit()
    {
        foreach (var students in UnsplitByQuarter)
        {
            if (students is > 0 and < FewestStudents)
            {
                return false;
            }
        }

        return true;
    }

    private CohortPicture Split() => Unsplit.Aggregate(
        this with { Shown = Shown with { ExactSplit = Credited } },
        (picture, id) => picture.Put(picture.Students[id] with { ShownSplit = picture.Students[id].Credited }));

    // Everyone is judged again when another plan or another day asks something else.
    private CohortPicture Judge(DateOnly today)
    {
        if (Plan?.PlannedOn(today).Sum() is not { } planned || planned == JudgedBy)
        {
            return this;
        }

        var judged = this with { JudgedBy = planned };
        return judged with { OnTrackCount = Students.Values.Count(judged.IsOnTrack) };
    }
}
