using VikLearning.ServiceDefaults.Feed;
using Told = VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Has each order certified that is not yet.</summary>
[GrainType("roster.order-follower")]
internal sealed class OrderFollowerGrain(IServiceProvider services)
    : FollowerGrain(RosterModule.Service, services), IOrderFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => RosterModule.Service;

    /// <inheritdoc />
    protected override string StateName => "roster.order-follower";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var ordered in batch.Facts.Select(told => told.Fact).OfType<Told.ErasureOrdered>())
        {
            await GrainFactory.GetGrain<IPersonGrain>(ordered.PersonId).Certify();
        }
    }

    // Nothing to throw away: an order that has its certificate keeps it.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;
}
