namespace VikLearning.Roster.Coaches;

/// <summary>A practice coach of a student on the way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.coach-view")]
internal sealed record CoachView([property: Id(0)] string CoachId, [property: Id(1)] CoachDays Days);
