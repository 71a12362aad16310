using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>
/// The chain of SHA-256 hashes from what a submission is, over each of its items, to the one root that a receipt signs.
/// The README's "Sealed submissions" is its specification.
/// </summary>
internal static class SealChain
{
    /// <summary>Bytes of a salt.</summary>
    public const int SaltLength = 32;

    /// <summary>The root, in lower-case hexadecimal.</summary>
    public static string RootOf(SealSubject subject, IEnumerable<SealedItem> items) =>
        RootOf(subject.Described(), items.Select(item => item.Described()));

    /// <summary>The root of what stands in a header.</summary>
    /// <param name="head">The header without items and root.</param>
    /// <param name="items">The items without their salts.</param>
    public static string RootOf(JsonObject head, IEnumerable<JsonObject> items)
    {
        var link = SHA256.HashData(CanonicalJson.Write(head));
        foreach (var item in items)
        {
            link = SHA256.HashData([.. link, .. SHA256.HashData(CanonicalJson.Write(item))]);
        }

        return Convert.ToHexStringLower(link);
    }

    /// <summary>Begins the hash of an item: its bytes are appended.</summary>
    public static IncrementalHash Begin(ReadOnlySpan<byte> salt)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        return hash;
    }
}
