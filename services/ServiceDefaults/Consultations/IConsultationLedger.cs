namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Where looks at what is another's are written down.</summary>
public interface IConsultationLedger
{
    /// <summary>Writes a look down in the ledger of a person's dossier; answers after it is on disk.</summary>
    /// <param name="service">The service whose data is looked at.</param>
    /// <param name="person">Whose it is: a subject id.</param>
    /// <param name="look">Who looks, and why.</param>
    /// <returns>Whether anything may be shown.</returns>
    /// <exception cref="Journal.JournalUnavailableException">It was not written: nothing may be shown.</exception>
    Task<bool> RecordAsync(string service, string person, Consultation look);
}
