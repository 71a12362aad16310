using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>
/// The documents that an academy added to those that come with the suite: by kind and id in versions that follow each
/// other. A version never changes, since cohorts and texts are pinned to it.
/// </summary>
/// <param name="Documents">In the order in which they were added.</param>
public sealed record DocumentShelf(ImmutableList<ShelvedDocument> Documents)
{
    /// <summary>The most documents, versions included.</summary>
    public const int Most = 500;

    /// <summary>Before the first.</summary>
    public static DocumentShelf Empty { get; } = new([]);

    /// <summary>The newest version of a document on the shelf; 0 for none.</summary>
    public int NewestOf(string kind, string id) =>
        Documents.FindLast(it => it.Kind == kind && it.Id == id)?.Version ?? 0;

    /// <summary>May it be added, and what follows. The same once more changes nothing.</summary>
    public static Decision Decide(DocumentShelf shelf, ShelveDocument command)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(command);
        var it = command.Document;
        var same = shelf.Documents.Find(one => (one.Kind, one.Id, one.Version) == (it.Kind, it.Id, it.Version));
        var next = Math.Max(shelf.NewestOf(it.Kind, it.Id), command.NewestOfSuite) + 1;
        var answer = new DocumentShelved(it.Id, it.Version);
        return same?.Body == it.Body ? Decision.Accept(answer)
            : it.Version != next ? Decision.Refuse(Refusal.Rule("document-version-not-next", "document", $"{next}"))
            : shelf.Documents.Count >= Most
                ? Decision.Refuse(Refusal.Rule("document-shelf-full", "document", $"{Most}"))
            : Decision.Accept(answer, new DocumentAdded(it));
    }

    /// <summary>What is true after an event.</summary>
    public static DocumentShelf Evolve(DocumentShelf shelf, object happened)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return happened is DocumentAdded it ? new(shelf.Documents.Add(it.Document)) : shelf;
    }
}

/// <summary>One version of a document, as it was written.</summary>
/// <param name="Kind">What it is one of: <c>route-map</c>.</param>
/// <param name="Body">JSON that was found to be without faults.</param>
/// <param name="At">When it was added, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.shelved-document")]
public sealed record ShelvedDocument(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Id,
    [property: Id(2)] int Version,
    [property: Id(3)] string Body,
    [property: Id(4)] DateTimeOffset At)
{
    /// <summary>One that comes with the suite, added at no time.</summary>
    /// <param name="assembly">Where it lies.</param>
    /// <param name="resource">Its name: <c>folder/id.version.kind.json</c>.</param>
    /// <exception cref="InvalidDataException">That is no name of a document.</exception>
    public static ShelvedDocument OfSuite(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        if (Path.GetFileName(resource)?.Split('.') is not [var id, var version, var kind, "json"])
        {
            throw new InvalidDataException($"{resource} is no name of a document.");
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new ShelvedDocument(
            kind, id, int.Parse(version, CultureInfo.InvariantCulture), reader.ReadToEnd(), default);
    }
}

/// <summary>Add a document.</summary>
/// <param name="NewestOfSuite">The newest version of it that comes with the suite; 0 for none.</param>
public sealed record ShelveDocument(ShelvedDocument Document, int NewestOfSuite);

/// <summary>A document was added.</summary>
public sealed record DocumentAdded(ShelvedDocument Document);

/// <summary>The answer to <see cref="ShelveDocument"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("vik.document-shelved")]
public sealed record DocumentShelved([property: Id(0)] string Id, [property: Id(1)] int Version);
