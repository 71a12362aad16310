using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>The shell around retention.</summary>
[GrainType("roster.retention")]
internal sealed class RetentionGrain(IServiceProvider services)
    : AggregateGrain<Retention>(Definition, services), IRetentionGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<Retention> Definition { get; } = new(
        RosterModule.Service,
        Kind: "retention",
        Retention.Default,
        Retention.Evolve,
        new EventCatalog().Add<RetentionSet>("retention-set"),
        SnapshotVersion: 1);

    public Task<Reply<RetentionAnswer>> Set(
        CommandEnvelope envelope, int seenVersion, ImmutableArray<KeptFor> classes)
    {
        var command = new SetRetention(seenVersion, classes, Time.GetUtcNow());
        return HandleAsync<RetentionAnswer>(envelope, retention => Retention.Decide(retention, command));
    }

    public async Task<RetentionView> Get()
    {
        var retention = await StateAsync();
        return new RetentionView(
            retention.Version, [.. retention.Months.Select(it => new KeptFor(it.Key, it.Value))], retention.SetAt);
    }
}
