using Google.Protobuf;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>The facts of a service's journal, made from its private events as they are read.</summary>
/// <param name="name">The service's name.</param>
/// <param name="journal">Its journal.</param>
/// <param name="catalogs">
/// The catalog of a stream's events, by the first part of the stream's name. Other streams, ledgers, tell nothing.
/// </param>
/// <param name="factsOf">The public facts of one private event of a stream; empty where it has none.</param>
public sealed class JournalFactSource(
    string name,
    IJournal journal,
    IReadOnlyDictionary<string, EventCatalog> catalogs,
    Func<string, object, IEnumerable<IMessage>> factsOf) : IFactSource
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IJournal Journal => journal;

    /// <inheritdoc />
    public IReadOnlyCollection<string> Kinds { get; } = [.. catalogs.Keys];

    /// <inheritdoc />
    public IReadOnlyList<IMessage> FactsOf(KeptEvents entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (kind, key) = Split(entry.Stream);
        return catalogs.TryGetValue(kind, out var events)
            ? [.. events.Read(entry.Events).SelectMany(happened => factsOf(key, happened))]
            : [];
    }

    private static (string Kind, string Key) Split(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return (stream[..slash], stream[(slash + 1)..]);
    }
}
