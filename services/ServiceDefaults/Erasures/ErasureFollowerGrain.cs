using Microsoft.Extensions.DependencyInjection;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>Carries out a service's part of each erasure that Roster tells of.</summary>
[GrainType("erasures.follower")]
internal sealed class ErasureFollowerGrain(IGrainContext context, IServiceProvider services)
    : FollowerGrain(context.GrainId.Key.ToString()!, services), IErasureFollowerGrain
{
    private readonly KeptClass _kept = services.GetRequiredKeyedService<KeptClass>(context.GrainId.Key.ToString());

    /// <inheritdoc />
    protected override string Source => "roster";

    /// <inheritdoc />
    protected override string StateName => $"{this.GetPrimaryKeyString()}.erasure-follower";

    /// <inheritdoc />
    protected override async Task ApplyAsync(FactBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var erased in batch.Facts.Select(told => told.Fact).OfType<PersonErased>())
        {
            if (erased.DataClasses.Contains(_kept.Class))
            {
                var id = DossierIds.Of(this.GetPrimaryKeyString(), erased.PersonId);
                await GrainFactory.GetGrain<IErasureGrain>(id).Erase(erased.CertificateNumber);
            }
        }
    }

    // Nothing to throw away: what was destroyed stays destroyed.
    /// <inheritdoc />
    protected override Task RebuildAsync() => Task.CompletedTask;
}
