using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>What a service says of its own part of an erasure.</summary>
public static class ErasureAnswers
{
    /// <summary>Whether the service has destroyed a person's key, and under which certificate.</summary>
    public static async Task<ErasureConfirmation> ConfirmationAsync(
        this IGrainFactory grains, string service, string person)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var tombstone = await grains.GetGrain<IErasureGrain>(DossierIds.Of(service, person)).Get();
        return tombstone is null
            ? new ErasureConfirmation()
            : new ErasureConfirmation
            {
                CertificateNumber = tombstone.CertificateNumber,
                DestroyedAt = tombstone.At.ToTimestamp(),
                CompleteAt = tombstone.CompleteAt.ToTimestamp(),
            };
    }
}
