namespace VikLearning.Roster.Coaches;

/// <summary>The days of a practice coach's appointment, both ends included.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.coach-days")]
public sealed record CoachDays([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly Until);
