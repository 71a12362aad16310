namespace VikLearning.Portfolio.Sessions;

/// <summary>What a student has against a record, and what was answered.</summary>
/// <param name="IsUpheld">Whether the record was left as it is.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attendance-contest")]
public sealed record AttendanceContest(
    [property: Id(0)] Guid TextId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Guid? AnswerId,
    [property: Id(3)] DateTimeOffset? AnsweredAt,
    [property: Id(4)] bool IsUpheld);
