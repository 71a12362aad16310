namespace VikLearning.Insight.Cohorts;

/// <summary>Where cohorts are kept.</summary>
internal interface ICohortStore
{
    /// <summary>A cohort as it was saved last; version 0 and an empty picture when it never was.</summary>
    Task<KeptCohort> LoadAsync(string cohortId, CancellationToken cancellation = default);

    /// <summary>
    /// Saves the cohort and the rows of its unsaved students, all or nothing. The picture is on disk when it returns.
    /// </summary>
    /// <returns>What is kept now, one version higher.</returns>
    /// <exception cref="CohortChangedElsewhereException">
    /// Another activation saved since; nothing was written.
    /// </exception>
    Task<KeptCohort> SaveAsync(string cohortId, KeptCohort cohort, CancellationToken cancellation = default);
}
