using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>One grain in all; its key is <see cref="Key"/>.</summary>
[Alias("roster.certificate-register")]
internal interface ICertificateRegisterGrain : IGrainWithStringKey
{
    /// <summary>Its key.</summary>
    const string Key = "all";

    /// <summary>Issues the certificate of an order, or finds the one that it has.</summary>
    [Alias("Issue")]
    Task<long> Issue(CommandEnvelope envelope, string personId, ErasureOrdered order);

    /// <summary>A page of certificates, newest first, before a number.</summary>
    [Alias("List")]
    Task<CertificatePage> List(long? before, int limit);

    /// <summary>A certificate, or null when there is none of that number.</summary>
    [Alias("Find")]
    Task<CertificateIssued?> Find(long number);
}
