namespace VikLearning.Insight.Cohorts;

/// <summary>A cohort in a list.</summary>
internal sealed record CohortName(string CohortId, string Name);
