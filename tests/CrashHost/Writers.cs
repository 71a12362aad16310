using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.CrashHost;

/// <summary>Many writers on the real journal, each going on with its own stream where the last round ended.</summary>
internal static class Writers
{
    private const int Count = 32;

    public static async Task<int> RunAsync(string kind, string place, string round)
    {
        await using var journal = Open(kind, place);
        await journal.StartAsync();
        using var acknowledged = new BlockingCollection<string>();
        await Task.WhenAll(
            [Task.Run(() => Print(acknowledged)), .. Enumerable.Range(0, Count)
                .Select(writer => Task.Run(() => WriteAsync(journal, writer, round, acknowledged)))]);
        return 0;
    }

    private static JournalStore Open(string kind, string place) => JournalStore.Of(
        kind == "postgres"
            ? new StorageOptions { Kind = StorageKind.Postgres, Postgres = place }
            : new StorageOptions { Directory = place },
        "crash",
        new JournalOptions(),
        TimeProvider.System,
        NullLogger<JournalStore>.Instance);

    private static async Task WriteAsync(
        JournalStore journal, int writer, string round, BlockingCollection<string> acknowledged)
    {
        var stream = $"crash/{writer}";
        var sequence = 0L;
        await foreach (var entry in journal.ReadStreamAsync(stream, 0))
        {
            sequence = entry.Sequence;
        }

        while (true)
        {
            sequence++;
            var command = $"{round}-{sequence}";
            var outcome = await journal.AppendAsync(Entry(stream, sequence, command));
            if (outcome is not AppendOutcome.Appended)
            {
                throw new InvalidOperationException($"{stream} {sequence}: {outcome}");
            }

            acknowledged.Add($"{stream} {sequence} {command}");
        }
    }

    private static NewEntry Entry(string stream, long sequence, string command)
    {
        var content = $"{stream} {sequence} {command}";
        return new NewEntry(
            stream, sequence, command, SHA256.HashData(Encoding.UTF8.GetBytes(content)), DateTimeOffset.UtcNow,
            "crash", null, "own", $"[\"{content}\"]", $"\"{content}\"",
            [new SealedText(Guid.NewGuid(), stream, [1], Encoding.UTF8.GetBytes(content))]);
    }

    // One thread prints, a line a write, so that no line is torn by another.
    private static void Print(BlockingCollection<string> acknowledged)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        foreach (var line in acknowledged.GetConsumingEnumerable())
        {
            output.WriteLine(line);
        }
    }
}
