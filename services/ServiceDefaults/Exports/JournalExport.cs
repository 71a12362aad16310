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

    public async IAsyncEnumerable<ExportRecord> ReadAsync(
        string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var id = DossierIds.Of(plan.Service, person);
        IReadOnlyList<ExportedStream> streams =
        [
            .. await plan.Streams(person, cancellation),
            new($"{DossierGrain.Kind}/{id}"),
            new($"{ErasureGrain.Kind}/{id}"),
        ];
        foreach (var stream in streams)
        {
            await foreach (var entries in ChunksAsync(stream.Stream, cancellation))
            {
                foreach (var record in await RecordsAsync(person, stream, entries, cancellation))
                {
                    yield return record;
                }
            }
        }
    }

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
        string person, ExportedStream stream, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var records = new List<ExportRecord>();
        var bearers = new List<(ExportRecord Record, string Member, Guid Id)>();
        foreach (var entry in entries)
        {
            using var events = JsonDocument.Parse(entry.Events);
            foreach (var happened in events.RootElement.EnumerateArray().Where(it => stream.Takes?.Invoke(it) ?? true))
            {
                var record = RecordOf(entry, happened);
                records.Add(record);
                bearers.AddRange(Ids(happened.GetProperty("data"), "").Select(id => (record, id.Member, id.Id)));
            }
        }

        foreach (var scope in plan.Scopes(person))
        {
            var texts = await ShownTexts.ReadAsync(
                services, plan.Service, scope, bearers.Select(bearer => (Guid?)bearer.Id), cancellation);
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
