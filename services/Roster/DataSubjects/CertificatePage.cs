namespace VikLearning.Roster.DataSubjects;

/// <summary>A page of certificates, newest first.</summary>
/// <param name="Next">The number before which the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.certificate-page")]
internal sealed record CertificatePage(
    [property: Id(0)] IReadOnlyList<CertificateIssued> Certificates, [property: Id(1)] long? Next);
