using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Exports;

/// <summary>
/// A person's part of a service's journal, event by event as it is kept. It knows no event by name: whatever is kept in
/// the person's streams is in it, with every text whose id an event bears, so that nothing new can be forgotten.
/// </summary>
internal sealed class JournalExport(ExportPlan plan, IJournal journal, IServiceProvider services) : IPersonExport
{
    // Texts are read for some entries at once: few queries, and little in memory.
    private const int EntriesAtOnce = 32;
    private const int EntriesAWalk = 500;

    public async IAsyncEnumerable<ExportRecord> ReadAsync(
        string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var stream in await StreamsAsync(person, cancellation))
        {
            await foreach (var entries in ChunksAsync(stream.Stream, cancellation))
            {
                foreach (var record in await RecordsAsync(
                    person, entries, (_, happened) => stream.Takes?.Invoke(happened) ?? true, stream.Scope,
                    cancellation))
                {
                    yield return record;
                }
            }
        }

        foreach (var record in plan.Beside is { } beside ? await beside(person, cancellation) : [])
        {
            yield return record;
        }

        await foreach (var record in plan.Files?.Invoke(person, cancellation) ?? AsyncEnumerable.Empty<ExportRecord>())
        {
            yield return record;
        }
    }

    public async IAsyncEnumerable<ExportRecord> ReadElsewhereAsync(
        string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var own = (await StreamsAsync(person, cancellation)).ToDictionary(stream => stream.Stream);
        var position = 0L;
        while (await journal.ReadAfterAsync(position, EntriesAWalk, cancellation) is { Count: > 0 } page)
        {
            position = page[^1].Position;
            var entries = page.Where(entry =>
                !own.TryGetValue(entry.Stream, out var stream) || stream.Takes is not null).ToList();
            var theirs = await TextsAsync(person, entries, cancellation);
            var records = await RecordsAsync(
                person,
                entries,
                (entry, happened) => own.GetValueOrDefault(entry.Stream)?.Takes?.Invoke(happened) != true
                    && IsAbout(person, entry, happened, theirs),
                scope: null,
                cancellation);
            foreach (var record in records)
            {
                yield return record;
            }
        }
    }

    private async Task<IReadOnlyList<ExportedStream>> StreamsAsync(string person, CancellationToken cancellation)
    {
        var id = DossierIds.Of(plan.Service, person);
        return
        [
            .. await plan.Streams(person, cancellation),
            new($"{DossierGrain.Kind}/{id}"),
            new($"{ErasureGrain.Kind}/{id}"),
        ];
    }

    // The texts of the person that these entries bear: a note about a reader names the reader nowhere else.
    private async Task<HashSet<Guid>> TextsAsync(
        string person, List<JournalEntry> entries, CancellationToken cancellation)
    {
        var ids = new HashSet<Guid>();
        foreach (var entry in entries)
        {
            using var events = JsonDocument.Parse(entry.Events);
            ids.UnionWith(Ids(events.RootElement, "").Select(id => id.Id));
        }

        var theirs = new HashSet<Guid>();
        foreach (var scope in ids.Count == 0 ? [] : plan.Scopes(person))
        {
            theirs.UnionWith((await journal.ReadTextsAsync(scope, ids, cancellation)).Keys);
        }

        return theirs;
    }

    private static bool IsAbout(
        string person, JournalEntry entry, JsonElement happened, HashSet<Guid> theirs) =>
        entry.Actor == person || entry.OnBehalfOf == person || Mentions(person, happened.GetProperty("data"))
            || Ids(happened.GetProperty("data"), "").Any(id => theirs.Contains(id.Id));

    private static bool Mentions(string person, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(it => Mentions(person, it.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(it => Mentions(person, it)),
        JsonValueKind.String => element.ValueEquals(person),
        _ => false,
    };

    private async IAsyncEnumerable<List<JournalEntry>> ChunksAsync(
        string stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new List<JournalEntry>(EntriesAtOnce);
        await foreach (var entry in journal.ReadStreamAsync(stream, 0, cancellation))
        {
            chunk.Add(entry);
            if (chunk.Count == EntriesAtOnce)
            {
                yield return chunk;
                chunk = new List<JournalEntry>(EntriesAtOnce);
            }
        }

        yield return chunk;
    }

    private async Task<List<ExportRecord>> RecordsAsync(
        string person, IReadOnlyList<JournalEntry> entries, Func<JournalEntry, JsonElement, bool> takes,
        string? scope, CancellationToken cancellation)
    {
        var records = new List<ExportRecord>();
        var bearers = new List<(ExportRecord Record, string Member, Guid Id)>();
        foreach (var entry in entries)
        {
            using var events = JsonDocument.Parse(entry.Events);
            foreach (var happened in events.RootElement.EnumerateArray().Where(it => takes(entry, it)))
            {
                var record = RecordOf(entry, happened);
                record.Place = PlaceOf(person, entry.Stream);
                records.Add(record);
                bearers.AddRange(Ids(happened.GetProperty("data"), "").Select(id => (record, id.Member, id.Id)));
            }
        }

        foreach (var one in scope is null ? plan.Scopes(person) : plan.Scopes(person).Append(scope))
        {
            var texts = await ShownTexts.ReadAsync(
                services, plan.Service, one, bearers.Select(bearer => (Guid?)bearer.Id), cancellation);
            var found = texts.Ids.ToHashSet();
            foreach (var (record, member, id) in bearers.Where(bearer => found.Contains(bearer.Id)))
            {
                record.Texts.Add(new ExportText
                {
                    Id = id.ToString(),
                    Member = member,
                    Text = texts[id],
                    Erased = texts.AreErased,
                });
            }
        }

        return records;
    }

    // Of a stream that bears the person's own id it says nothing: whose it is, is known.
    private static string PlaceOf(string person, string stream)
    {
        var place = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return place == person || DossierIds.PersonOf(place) == person ? "" : place;
    }

    private static ExportRecord RecordOf(JournalEntry entry, JsonElement happened) => new()
    {
        Source = entry.Stream[..entry.Stream.IndexOf('/', StringComparison.Ordinal)],
        Number = entry.Sequence,
        At = entry.At.ToTimestamp(),
        ActorId = entry.Actor,
        OnBehalfOf = entry.OnBehalfOf ?? "",
        Purpose = entry.Purpose,
        Kind = happened.GetProperty("type").GetString(),
        DataJson = happened.GetProperty("data").GetRawText(),
    };

    private static IEnumerable<(string Member, Guid Id)> Ids(JsonElement element, string member) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(it => Ids(it.Value, it.Name)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(it => Ids(it, member)),
            JsonValueKind.String when element.TryGetGuid(out var id) => [(member, id)],
            _ => [],
        };
}
