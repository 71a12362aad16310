using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.DataSubjects;

/// <summary>One service's word on its part of a certificate.</summary>
/// <param name="Service">The service.</param>
/// <param name="Confirmation">Its word; null when it could not be asked now.</param>
internal sealed record CertificatePart(string Service, ErasureConfirmation? Confirmation)
{
    /// <summary>
    /// Whether the service says that it was carried out. Under an earlier certificate counts: what was destroyed then
    /// is gone.
    /// </summary>
    public bool IsDone => Confirmation is { CertificateNumber: > 0 };
}
