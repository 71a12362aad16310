using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>The shell around a service's shelf.</summary>
public abstract class DocumentShelfGrain(string service, IServiceProvider services)
    : AggregateGrain<DocumentShelf>(DefinitionOf(service), services), IDocumentShelfGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<DocumentShelf> DefinitionOf(string service) => new(
        service,
        Kind: "document-shelf",
        DocumentShelf.Empty,
        DocumentShelf.Evolve,
        new EventCatalog().Add<DocumentAdded>("document-added"),
        SnapshotVersion: 1);

    /// <inheritdoc />
    public Task<Reply<DocumentShelved>> Add(
        CommandEnvelope envelope, string kind, string id, int version, string body, int newestOfSuite)
    {
        var command = new ShelveDocument(
            new ShelvedDocument(kind, id, version, body, Time.GetUtcNow()), newestOfSuite);
        return HandleAsync<DocumentShelved>(envelope, shelf => DocumentShelf.Decide(shelf, command));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ShelvedDocument>> After(int count) =>
        [.. (await StateAsync()).Documents.Skip(count)];
}
