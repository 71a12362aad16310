using Orleans.Utilities;

namespace VikLearning.Insight.Cohorts;

/// <summary>
/// Builds the next picture, saves it, then swaps: nobody is shown what is not on disk. When a save fails, or may have,
/// the activation ends, and the next one reads what is there.
/// </summary>
[GrainType("insight.cohort")]
internal sealed class CohortGrain(ICohortStore store, ILogger<CohortGrain> logger) : Grain, ICohortGrain
{
    private readonly ObserverManager<ICohortWatcher> _watchers = new(TimeSpan.FromMinutes(2), logger);
    private KeptCohort _kept = new(0, CohortPicture.Empty);

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _kept = await store.LoadAsync(this.GetPrimaryKeyString(), cancellationToken);
    }

    /// <inheritdoc />
    public Task Apply(IReadOnlyList<CohortFact> facts) =>
        ReplaceAsync(facts.Aggregate(_kept.Picture, (picture, fact) => picture.Apply(fact)));

    /// <inheritdoc />
    public Task Forget(bool roster) => ReplaceAsync(_kept.Picture.Forget(roster));

    /// <inheritdoc />
    public Task<CohortFigures?> GetFigures(DateOnly today) =>
        Task.FromResult(CohortFigures.Of(_kept.Picture, today));

    /// <inheritdoc />
    public Task Watch(ICohortWatcher watcher)
    {
        _watchers.Subscribe(watcher, watcher);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Unwatch(ICohortWatcher watcher)
    {
        _watchers.Unsubscribe(watcher);
        return Task.CompletedTask;
    }

    private async Task ReplaceAsync(CohortPicture next)
    {
        if (ReferenceEquals(next, _kept.Picture))
        {
            return;
        }

        var before = _kept.Picture.Shown.Revision;
        try
        {
            _kept = await store.SaveAsync(this.GetPrimaryKeyString(), _kept with { Picture = next });
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        // Only an advance is told. A message at every fact would tell when each student writes.
        if (_kept.Picture.Shown.Revision != before)
        {
            _watchers.Notify(watcher => watcher.Advanced()).Ignore();
        }
    }
}
