using VikLearning.Insight.Cohorts;

namespace VikLearning.IntegrationTests.Insight;

/// <summary>A store that can fail at its next save, before the write or after it.</summary>
internal sealed class UnreliableStore(ICohortStore inner) : ICohortStore
{
    public bool FailBefore { get; set; }

    public bool FailAfter { get; set; }

    public Task<KeptCohort> LoadAsync(string cohortId, CancellationToken cancellation = default) =>
        inner.LoadAsync(cohortId, cancellation);

    public async Task<KeptCohort> SaveAsync(
        string cohortId, KeptCohort cohort, CancellationToken cancellation = default)
    {
        if (FailBefore)
        {
            FailBefore = false;
            throw new IOException("The disk is full.");
        }

        var kept = await inner.SaveAsync(cohortId, cohort, cancellation);
        if (FailAfter)
        {
            FailAfter = false;
            throw new IOException("The connection was lost after the commit.");
        }

        return kept;
    }
}
