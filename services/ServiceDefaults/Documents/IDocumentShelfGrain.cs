using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>One shelf a service; its key is <see cref="Key"/>.</summary>
[Alias("vik.document-shelf")]
public interface IDocumentShelfGrain : IGrainWithStringKey
{
    /// <summary>Its key.</summary>
    const string Key = "all";

    /// <summary>Adds a document that was found to be without faults, as of now.</summary>
    [Alias("Add")]
    Task<Reply<DocumentShelved>> Add(
        CommandEnvelope envelope, string kind, string id, int version, string body, int newestOfSuite);

    /// <summary>The documents that were added after the first so many, in their order.</summary>
    [Alias("After")]
    Task<IReadOnlyList<ShelvedDocument>> After(int count);
}
