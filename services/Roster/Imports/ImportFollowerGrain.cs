using VikLearning.ServiceDefaults.Feed;
using Told = VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.Imports;

/// <summary>Has each import taken in, part by part.</summary>
[GrainType("roster.import-follower")]
internal sealed class ImportFollowerGrain(IServiceProvider services)
    : FollowerGrain(RosterModule.Service, services), IImportFollowerGrain
{
    /// <inheritdoc />
    protected override string Source => RosterModule.Service;

    /// <inheritdoc />
    protected override string StateName => "roster.import-follower";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var imports = GrainFactory.GetGrain<IImportsGrain>(IImportsGrain.Key);
        foreach (var imported in batch.Facts.Select(told => told.Fact).OfType<Told.RosterImported>())
        {
            while (!await imports.TakeInPart(Guid.ParseExact(imported.ImportId, "N")))
            {
                // The next part, in a call of its own.
            }
        }
    }

    // Nothing to throw away: a part that was taken in changes nothing when it is taken in again.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;
}
