namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>What a verification of a service's ledgers found.</summary>
/// <param name="Dossiers">How many dossiers have lines.</param>
/// <param name="Lines">How many lines were read.</param>
/// <param name="AnchorCount">How many anchors were read.</param>
/// <param name="LastAnchor">The hash of the last anchor: kept elsewhere, it tells the next time.</param>
/// <param name="MetAnchor">Whether the anchor that was kept elsewhere is among them; true where none was given.</param>
/// <param name="Findings">Everything that is wrong in itself; empty when all is as it was written.</param>
public sealed record LedgerReport(
    int Dossiers,
    long Lines,
    long AnchorCount,
    string LastAnchor,
    bool MetAnchor,
    IReadOnlyList<LedgerFinding> Findings);
