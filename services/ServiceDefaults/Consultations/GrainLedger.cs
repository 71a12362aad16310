using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>The ledger as it is: a grain a dossier, a stream of the service's journal each.</summary>
internal sealed class GrainLedger(IGrainFactory grains) : IConsultationLedger
{
    /// <inheritdoc />
    public async Task<bool> RecordAsync(string service, string person, Consultation look) =>
        (await grains.GetKnownGrain<IDossierGrain>(DossierIds.Of(service, person)).Record(look)).IsAllowed;
}
