namespace VikLearning.Insight.Cohorts;

/// <summary>
/// Two activations of one cohort wrote, and this one was second: it reloads and takes the facts again.
/// </summary>
#pragma warning disable CA1032 // It is never thrown without the cohort.
internal sealed class CohortChangedElsewhereException(string cohortId)
    : Exception($"Cohort {cohortId} was saved by another activation.");
#pragma warning restore CA1032
