namespace VikLearning.Portal.DataSubjects;

/// <summary>
/// How far a certificate is, by the services' own words: it claims nothing that one of them has not said.
/// </summary>
/// <param name="Parts">The word of each service that has a part in it.</param>
internal sealed record CertificateStanding(IReadOnlyList<CertificatePart> Parts)
{
    /// <summary>Whether every service has carried out its part.</summary>
    public bool IsDone => Parts.Count > 0 && Parts.All(part => part.IsDone);

    /// <summary>
    /// When it is complete everywhere; null while a service has not said that it carried out its part.
    /// </summary>
    public DateTimeOffset? CompleteAt =>
        IsDone ? Parts.Max(part => part.Confirmation!.CompleteAt.ToDateTimeOffset()) : null;
}
