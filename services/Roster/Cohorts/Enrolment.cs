namespace VikLearning.Roster.Cohorts;

/// <summary>Where a student of a cohort is.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="NameId">The encrypted name.</param>
public sealed record Enrolment(string TeamId, Guid? NameId);
