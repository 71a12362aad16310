namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>How long a dossier's chain was, and the hash of its last line then.</summary>
public sealed record ChainHead(string DossierId, long Lines, string Hash);
