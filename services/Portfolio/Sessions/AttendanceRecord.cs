namespace VikLearning.Portfolio.Sessions;

/// <summary>What a teacher recorded of one student at one session.</summary>
/// <param name="Number">Its number for this student and session, from 1.</param>
/// <param name="Minutes">0 for who was absent.</param>
/// <param name="ReasonId">Why it replaced the one before; null of the first.</param>
/// <param name="Contest">What the student has against it; null while nothing.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attendance-record")]
public sealed record AttendanceRecord(
    [property: Id(0)] string StudentId,
    [property: Id(1)] int Number,
    [property: Id(2)] int Minutes,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] Guid? ReasonId,
    [property: Id(5)] AttendanceContest? Contest)
{
    /// <summary>Whether it waits for an answer.</summary>
    public bool IsContested() => Contest is { AnsweredAt: null };
}
