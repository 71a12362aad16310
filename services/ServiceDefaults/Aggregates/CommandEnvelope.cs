using System.Collections.Immutable;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// Who sends a command, how a retry of it is recognised, and what the edge already found wrong with it.
/// </summary>
/// <param name="CommandId">The keyed hash of the idempotency key.</param>
/// <param name="BodyMac">The keyed hash of the request's body.</param>
/// <param name="Actor">The caller's subject id.</param>
/// <param name="OnBehalfOf">For whom the caller acts, when that is another.</param>
/// <param name="Purpose"><c>own</c> for one's own data.</param>
/// <param name="Faults">Malformed fields. With any, nothing is decided: the rules only add theirs to the list.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.envelope")]
public sealed record CommandEnvelope(
    [property: Id(0)] string CommandId,
    [property: Id(1)] byte[] BodyMac,
    [property: Id(2)] string Actor,
    [property: Id(3)] string? OnBehalfOf,
    [property: Id(4)] string Purpose,
    [property: Id(5)] ImmutableArray<Refusal> Faults);
