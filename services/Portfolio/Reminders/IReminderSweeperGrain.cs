namespace VikLearning.Portfolio.Reminders;

/// <summary>One grain in all.</summary>
[Alias("portfolio.reminder-sweeper")]
internal interface IReminderSweeperGrain : IGrainWithStringKey
{
    /// <summary>The key of the one there is.</summary>
    const string Key = "all";

    /// <summary>Begins a sweep, unless one is going on.</summary>
    [Alias("EnsureSweeping")]
    Task EnsureSweeping();
}
