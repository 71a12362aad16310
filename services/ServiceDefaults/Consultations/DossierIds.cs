namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>The names of dossiers: the service, a full stop, and the person's subject id.</summary>
public static class DossierIds
{
    /// <summary>The dossier that a service keeps of a person.</summary>
    public static string Of(string service, string person) => $"{service}.{person}";

    /// <summary>The service of a dossier.</summary>
    public static string ServiceOf(string dossierId)
    {
        ArgumentNullException.ThrowIfNull(dossierId);
        return dossierId[..dossierId.IndexOf('.', StringComparison.Ordinal)];
    }

    /// <summary>The person of a dossier.</summary>
    public static string PersonOf(string dossierId)
    {
        ArgumentNullException.ThrowIfNull(dossierId);
        return dossierId[(dossierId.IndexOf('.', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The scope of a person's texts in the service: a reason is erased with what was looked at.</summary>
    public static string ScopeOf(string dossierId) => $"{ServiceOf(dossierId)}/{PersonOf(dossierId)}";
}
