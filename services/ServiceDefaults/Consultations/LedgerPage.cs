namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>A page of a ledger, newest first.</summary>
/// <param name="Next">The number before which the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.ledger-page")]
public sealed record LedgerPage([property: Id(0)] IReadOnlyList<LedgerLine> Lines, [property: Id(1)] long? Next);
