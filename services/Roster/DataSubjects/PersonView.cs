using System.Collections.Immutable;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Roster.DataSubjects;

/// <summary>A person's standing on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.person-view")]
internal sealed record PersonView(
    [property: Id(0)] DateTimeOffset? HoldPlacedAt,
    [property: Id(1)] string? HoldPlacedBy,
    [property: Id(2)] Guid? HoldReasonId,
    [property: Id(3)] bool IsErased,
    [property: Id(4)] ImmutableSortedDictionary<DataClass, long> Erased);
