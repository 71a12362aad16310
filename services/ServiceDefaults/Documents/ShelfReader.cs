namespace VikLearning.ServiceDefaults.Documents;

/// <summary>
/// A service's documents, those that come with the suite and those on its shelf, read once each: what was read never
/// changes, so each call asks the shelf only for what was added since.
/// </summary>
/// <typeparam name="TLibrary">The documents as the service understands them; immutable.</typeparam>
/// <param name="shelf">The service's shelf.</param>
/// <param name="suite">What comes with the suite.</param>
/// <param name="with">The library with one more document.</param>
public sealed class ShelfReader<TLibrary>(
    Func<IDocumentShelfGrain> shelf, TLibrary suite, Func<TLibrary, ShelvedDocument, TLibrary> with)
    where TLibrary : class
{
    private Known _known = new(suite, 0);

    /// <summary>What comes with the suite.</summary>
    public TLibrary Suite { get; } = suite;

    /// <summary>All documents as of now.</summary>
    public async Task<TLibrary> ReadAsync()
    {
        var known = Volatile.Read(ref _known);
        var more = await shelf().After(known.Count);
        if (more.Count == 0)
        {
            return known.Library;
        }

        // Of two readers at once the last to write may know less; the next call asks for the rest again.
        var next = new Known(more.Aggregate(known.Library, with), known.Count + more.Count);
        Volatile.Write(ref _known, next);
        return next.Library;
    }

    private sealed record Known(TLibrary Library, int Count);
}
