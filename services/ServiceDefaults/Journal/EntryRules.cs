using System.Text;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// What both backends can keep unchanged. An entry outside it is a programmer's error and is refused before it can
/// spoil a batch.
/// </summary>
internal static class EntryRules
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The entry as it is kept: UTC, whole microseconds, because that is what PostgreSQL keeps.</summary>
    public static NewEntry Normalise(NewEntry entry)
    {
        var at = entry.At.ToUniversalTime();
        return entry with { At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) };
    }

    /// <summary>Its size in bytes.</summary>
    /// <exception cref="ArgumentException">It is not within the bounds.</exception>
    public static int Measure(NewEntry entry, JournalOptions bounds)
    {
        Require(entry.Sequence > 0, nameof(entry.Sequence));
        Require(entry.BodyMac.Length is > 0 and <= 64, nameof(entry.BodyMac));
        RequireKey(entry.Stream, 96, nameof(entry.Stream));
        RequireKey(entry.CommandId, 128, nameof(entry.CommandId));
        RequireKey(entry.Actor, 128, nameof(entry.Actor));
        RequireKey(entry.OnBehalfOf ?? "-", 128, nameof(entry.OnBehalfOf));
        RequireKey(entry.Purpose, 128, nameof(entry.Purpose));
        return 512
            + Size(entry.Events, bounds.EventsBytes, nameof(entry.Events))
            + Size(entry.Answer, bounds.AnswerBytes, nameof(entry.Answer))
            + Size(entry.Texts, bounds);
    }

    private static int Size(string value, int most, string name)
    {
        // A longer string can't fit; asking first keeps the count of a huge one cheap.
        Require(value.Length <= most && !value.Contains('\0'), name);
        var bytes = Strict.GetByteCount(value);
        Require(bytes <= most, name);
        return bytes;
    }

    private static int Size(IReadOnlyList<SealedText> texts, JournalOptions bounds)
    {
        Require(texts.Count <= bounds.Texts, nameof(NewEntry.Texts));
        var bytes = 0;
        foreach (var text in texts)
        {
            RequireKey(text.Scope, 128, nameof(text.Scope));
            Require(text.WrappedKey.Length <= 256, nameof(text.WrappedKey));
            Require(text.Cipher.Length <= bounds.TextBytes, nameof(text.Cipher));
            bytes += text.WrappedKey.Length + text.Cipher.Length;
        }

        return bytes;
    }

    private static void RequireKey(string value, int most, string name) =>
        Require(value.Length > 0 && value.Length <= most && !value.AsSpan().ContainsAnyExceptInRange('!', '~'), name);

    private static void Require(bool holds, string name)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} is not within the journal's bounds.", name);
        }
    }
}
