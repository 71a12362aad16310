using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>Where a service keeps what is a person's.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Scopes">The scopes of the person's texts.</param>
/// <param name="Streams">The streams of the journal beside the person's ledger and erasure.</param>
/// <param name="Beside">What the service keeps of the person outside the journal; null when that is nothing.</param>
/// <param name="Files">Their files, part by part; null when there are none.</param>
public sealed record ExportPlan(
    string Service,
    Func<string, IReadOnlyList<string>> Scopes,
    Func<string, CancellationToken, Task<IReadOnlyList<ExportedStream>>> Streams,
    Func<string, CancellationToken, Task<IReadOnlyList<ExportRecord>>>? Beside = null,
    Func<string, CancellationToken, IAsyncEnumerable<ExportRecord>>? Files = null);
