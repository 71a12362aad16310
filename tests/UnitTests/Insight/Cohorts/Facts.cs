using VikLearning.Insight.Cohorts;

namespace VikLearning.UnitTests.Insight.Cohorts;

/// <summary>Facts in the order they are made, each newer than the one before.</summary>
internal sealed class Facts
{
    private long _position;

    public static DateOnly Start { get; } = new(2026, 2, 23);

    /// <summary>After the plan has ended: all of it is asked.</summary>
    public static DateTimeOffset At { get; } = new(2026, 5, 15, 10, 0, 42, TimeSpan.Zero);

    public static CohortPlan Plan { get; } =
        new(1, Start, [new("Q1", 0, 9, 600), new("Q2", 10, 19, 600)], 90);

    public CohortFact Known() => new CohortKnown(++_position, At, "Lichting 2026-1", "location-1", Plan);

    public CohortFact Named(int student) => new StudentNamed(++_position, At, $"student{student}");

    public CohortFact Departed(int student) => new StudentDeparted(++_position, At, $"student{student}");

    public CohortFact Hours(int student, params int[] credited) =>
        new HoursMoved(++_position, At, $"student{student}", [.. credited]);

    /// <summary>A cohort with so many named students, all of them shown when they are a multiple of five.</summary>
    public CohortPicture CohortOf(int students) => Enumerable.Range(1, students)
        .Aggregate(CohortPicture.Empty.Apply(Known()), (picture, student) => picture.Apply(Named(student)));
}
