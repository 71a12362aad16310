using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.IntegrationTests.Journal;

/// <summary>Entries for tests: what is not given follows from the stream and the command.</summary>
internal static class Entries
{
    public static NewEntry Make(string stream, long sequence, string? command = null, params SealedText[] texts)
    {
        command ??= $"c-{sequence.ToString(CultureInfo.InvariantCulture)}";
        return new NewEntry(
            stream,
            sequence,
            command,
            SHA256.HashData(Encoding.UTF8.GetBytes(stream + command)),
            new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(sequence * 17),
            "subject-1",
            sequence % 2 == 0 ? "subject-2" : null,
            "own",
            $$$"""[{"type":"counted","v":1,"data":{"n":{{{sequence}}}, "word":"é \u00e9 😀"}}]""",
            $$"""{ "b": 1.0, "a":  "{{command}}" }""",
            texts);
    }

    public static SealedText Text(string scope) =>
        new(Guid.NewGuid(), scope, RandomNumberGenerator.GetBytes(60), RandomNumberGenerator.GetBytes(100));

    /// <summary>What is kept of an entry that got this position.</summary>
    public static JournalEntry At(this NewEntry entry, long position) =>
        new(
            position, entry.Stream, entry.Sequence, entry.CommandId, entry.BodyMac,
            entry.At.AddTicks(-(entry.At.Ticks % TimeSpan.TicksPerMicrosecond)), entry.Actor, entry.OnBehalfOf,
            entry.Purpose, entry.Events, entry.Answer);
}
