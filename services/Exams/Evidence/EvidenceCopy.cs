using System.Collections.Immutable;
using System.Security.Cryptography;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;

namespace VikLearning.Exams.Evidence;

/// <summary>
/// What a hand-in copies, item by item, with the salts that are kept beside it: what was written in memory, in the
/// first kept file, and each file of the student's in one of its own.
/// </summary>
internal sealed class EvidenceCopy
{
    private const string Json = "application/json";

    private readonly List<(SealedItem Item, byte[] Salt)> _items = [];
    private readonly List<byte[]> _written = [];

    /// <summary>The items so far with their salts, in the container's order.</summary>
    public IReadOnlyList<(SealedItem Item, byte[] Salt)> Items => _items;

    /// <summary>The bytes of what was written, in their order.</summary>
    public IReadOnlyList<byte[]> Written => _written;

    /// <summary>The kept files, in the order of their items.</summary>
    public List<Guid> Files { get; } = [];

    /// <summary>Adds what is written, and answers its number.</summary>
    public int Add(string kind, string source, int version, byte[] content)
    {
        var salt = RandomNumberGenerator.GetBytes(SealChain.SaltLength);
        using var hash = SealChain.Begin(salt);
        hash.AppendData(content);
        _written.Add(content);
        return Add(kind, source, version, Json, content.Length, salt, hash);
    }

    /// <summary>Adds a file whose bytes went through a hash that began with this salt.</summary>
    public int Add(
        string source, string mediaType, long length, byte[] salt, IncrementalHash hash, Guid fileId)
    {
        Files.Add(fileId);
        return Add("file", source, 0, mediaType, length, salt, hash);
    }

    /// <summary>The kind of an entry as the seal names it.</summary>
    public static string KindOf(EntryKind kind) => kind switch
    {
        EntryKind.Reflection => "reflection",
        EntryKind.Dilemma => "dilemma",
        EntryKind.FeedbackAssignment => "feedback-assignment",
        EntryKind.PeerFeedback => "peer-feedback",
        _ => "workbook-task",
    };

    /// <summary>The items without their salts.</summary>
    public ImmutableArray<SealedItem> WithoutSalts() => [.. _items.Select(one => one.Item)];

    private int Add(
        string kind, string source, int version, string mediaType, long length, byte[] salt, IncrementalHash hash)
    {
        var number = _items.Count + 1;
        _items.Add((
            new SealedItem(
                number, kind, source, version, mediaType, length, Convert.ToHexStringLower(hash.GetHashAndReset())),
            salt));
        return number;
    }
}
