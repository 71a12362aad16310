namespace VikLearning.Insight.Cohorts;

/// <summary>Hears that a cohort's figures have advanced; what they are now it asks.</summary>
[Alias("insight.cohort-watcher")]
internal interface ICohortWatcher : IGrainObserver
{
    [Alias("Advanced")]
    Task Advanced();
}
