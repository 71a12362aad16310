using System.Collections.Immutable;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Retention on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.retention-view")]
internal sealed record RetentionView(
    [property: Id(0)] int Version,
    [property: Id(1)] ImmutableArray<KeptFor> Classes,
    [property: Id(2)] DateTimeOffset? SetAt)
{
    /// <summary>The document.</summary>
    public Retention Document => new(
        Version, Classes.ToImmutableSortedDictionary(kept => kept.Class, kept => kept.Months), SetAt);
}
