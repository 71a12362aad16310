namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Something is wrong with a ledger.</summary>
/// <param name="Chain">The dossier, or <see cref="Anchors"/>.</param>
/// <param name="Number">The line's or anchor's number; of several that are missing together, the first.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record LedgerFinding(string Chain, long Number, LedgerFault Fault)
{
    /// <summary>The name of the chain of anchors.</summary>
    public const string Anchors = "anchors";
}
