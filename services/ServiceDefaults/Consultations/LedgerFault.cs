namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>What is wrong with a line or an anchor.</summary>
public enum LedgerFault
{
    /// <summary>It is not as it was written.</summary>
    Altered,

    /// <summary>It is gone from the middle of its chain.</summary>
    Missing,

    /// <summary>It and all that came after it are gone.</summary>
    CutOff,
}
