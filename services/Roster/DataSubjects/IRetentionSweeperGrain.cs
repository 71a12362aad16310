namespace VikLearning.Roster.DataSubjects;

/// <summary>One grain in all; its key is that of <see cref="IRetentionGrain"/>.</summary>
[Alias("roster.retention-sweeper")]
internal interface IRetentionSweeperGrain : IGrainWithStringKey
{
    /// <summary>
    /// Looks at the next people and has destroyed what is due; answers how many erasures it ordered, null while it is
    /// not known who is where.
    /// </summary>
    [Alias("Sweep")]
    Task<int?> Sweep();
}
