using System.Text.Json;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>
/// Everything in a service's journal that has anything of a person in it, found without knowing any event: by the
/// person's id, wherever it stands, and by the scopes of texts.
/// </summary>
internal sealed class KeptData(StorageOptions storage, string service)
{
    // An anchor bears the names of ledgers and copies of hashes that stand in the ledgers themselves.
    private const string Anchors = "ledger-keeper/";

    /// <summary>One event of the person.</summary>
    public sealed record Kept(string Source, long Number, string Kind, string Data);

    /// <summary>Every event that mentions the person.</summary>
    public async Task<IReadOnlyList<Kept>> EventsAsync(string person)
    {
        await using IJournalBackend journal = storage.Kind == StorageKind.Postgres
            ? new PostgresJournalBackend(new Database(storage, service, "journal"))
            : new SqliteJournalBackend(new Database(storage, service, "journal"));
        var stop = TestContext.Current.CancellationToken;
        var found = new List<Kept>();
        var after = 0L;
        while (await journal.ReadAfterAsync(after, 500, stop) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            foreach (var entry in page.Where(it => !it.Stream.StartsWith(Anchors, StringComparison.Ordinal)))
            {
                using var events = JsonDocument.Parse(entry.Events);
                found.AddRange(events.RootElement.EnumerateArray()
                    .Select(it => new Kept(
                        entry.Stream[..entry.Stream.IndexOf('/', StringComparison.Ordinal)], entry.Sequence,
                        it.GetProperty("type").GetString()!, it.GetProperty("data").GetRawText()))
                    .Where(it => entry.Stream.Contains(person, StringComparison.Ordinal)
                        || it.Data.Contains(person, StringComparison.Ordinal)));
            }
        }

        return found;
    }

    /// <summary>The id of every text in a scope of the person.</summary>
    public Task<IReadOnlyList<string>> TextsAsync(string person) =>
        IdsAsync("journal", "SELECT id FROM journal_text WHERE scope LIKE @scope", person);

    /// <summary>The id of every file in a scope of the person, whole or not.</summary>
    public Task<IReadOnlyList<string>> FilesAsync(string person) =>
        IdsAsync("files", "SELECT id FROM stored_file WHERE scope LIKE @scope", person);

    private async Task<IReadOnlyList<string>> IdsAsync(string store, string sql, string person)
    {
        await using var database = new Database(storage, service, store);
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.Command(null, sql);
        await using var reader = await command.With("@scope", $"%/{person}").ExecuteReaderAsync(
            TestContext.Current.CancellationToken);
        var ids = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            ids.Add(reader.GetValue(0).ToString()!);
        }

        return ids;
    }
}
