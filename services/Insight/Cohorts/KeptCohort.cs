namespace VikLearning.Insight.Cohorts;

/// <summary>A cohort's picture and the number of the save that it came from.</summary>
internal sealed record KeptCohort(long Version, CohortPicture Picture);
