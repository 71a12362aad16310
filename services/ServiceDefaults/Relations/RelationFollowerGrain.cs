using Microsoft.Extensions.DependencyInjection;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Brings what Roster tells of relations to the service's rows, and when it was heard.</summary>
[GrainType("relations.follower")]
internal sealed class RelationFollowerGrain(IGrainContext context, IServiceProvider services)
    : FollowerGrain(context.GrainId.Key.ToString()!, services), IRelationFollowerGrain
{
    // A little less than the feed's heartbeat, so that each one is written and a busy feed still writes seldom.
    private static readonly TimeSpan s_heardEvery = TimeSpan.FromSeconds(4);

    private readonly RelationRows _relations =
        services.GetRequiredKeyedService<RelationRows>(context.GrainId.Key.ToString());

    private DateTimeOffset _heardAt;

    /// <inheritdoc />
    protected override string Source => "roster";

    // Another name than the first build's, so that cohorts are told again with the day they end.
    /// <inheritdoc />
    protected override string StateName => $"{this.GetPrimaryKeyString()}.relation-follower-2";

    /// <inheritdoc />
    protected override Task ApplyAsync(FactBatch batch) => _relations.KeepAsync(batch.Facts);

    /// <inheritdoc />
    protected override async Task HeardAsync(DateTimeOffset at)
    {
        if (at - _heardAt >= s_heardEvery)
        {
            await _relations.KeepHeardAsync(at);
            _heardAt = at;
        }
    }

    /// <inheritdoc />
    protected override Task RebuildAsync()
    {
        _heardAt = default;
        return _relations.ForgetAsync();
    }
}
