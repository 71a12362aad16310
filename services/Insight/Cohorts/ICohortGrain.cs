namespace VikLearning.Insight.Cohorts;

/// <summary>A cohort's figures as they are shown. Its key is the cohort's id.</summary>
[Alias("insight.cohort")]
internal interface ICohortGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes in facts, in their order; they are on disk when it returns. Facts that come again are ignored.
    /// </summary>
    [Alias("Apply")]
    Task Apply(IReadOnlyList<CohortFact> facts);

    /// <summary>Forgets what one source has told, because it will tell all of it again.</summary>
    [Alias("Forget")]
    Task Forget(bool roster);

    /// <summary>The shown figures against the plan of a day; null for a cohort that Roster has not told of.</summary>
    [Alias("GetFigures")]
    Task<CohortFigures?> GetFigures(DateOnly today);

    /// <summary>Tells a watcher of every advance for two minutes; called again it goes on.</summary>
    [Alias("Watch")]
    Task Watch(ICohortWatcher watcher);

    /// <summary>Ends it earlier.</summary>
    [Alias("Unwatch")]
    Task Unwatch(ICohortWatcher watcher);
}
