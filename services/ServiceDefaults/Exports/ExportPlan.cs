namespace VikLearning.ServiceDefaults.Exports;

/// <summary>Where a service keeps what is a person's.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Scopes">The scopes of the person's texts.</param>
/// <param name="Streams">The streams of the journal beside the person's ledger and erasure.</param>
public sealed record ExportPlan(
    string Service,
    Func<string, IReadOnlyList<string>> Scopes,
    Func<string, CancellationToken, Task<IReadOnlyList<ExportedStream>>> Streams);
