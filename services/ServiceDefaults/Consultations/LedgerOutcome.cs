namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>What came of a look.</summary>
public enum LedgerOutcome
{
    /// <summary>It was shown, after the line was on disk.</summary>
    Shown,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>The dossier was opened without a relation, for a written reason.</summary>
    GlassBroken,
}
