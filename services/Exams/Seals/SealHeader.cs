using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>
/// The header of a container: eight letters, the length of its JSON, the JSON, and the SHA-256 of all before. After it
/// come the items' bytes, in their order, and nothing else.
/// </summary>
internal static class SealHeader
{
    /// <summary>The most bytes of its JSON.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>Bytes before the JSON: the eight letters, and its length as a big-endian number of 32 bits.</summary>
    public const int Prefix = 12;

    /// <summary>Bytes after the JSON.</summary>
    public const int Digest = 32;

    private const int Deepest = 8;
    private static readonly byte[] s_letters = "VIKSEAL1"u8.ToArray();

    /// <summary>Writes a header.</summary>
    /// <param name="subject">What is sealed.</param>
    /// <param name="items">The items with their salts, in their order.</param>
    /// <param name="root">The root over them.</param>
    public static byte[] Write(SealSubject subject, IEnumerable<(SealedItem Item, byte[] Salt)> items, string root)
    {
        var whole = subject.Described();
        whole["items"] = new JsonArray([.. items.Select(one => Salted(one.Item, one.Salt))]);
        whole["root"] = root;
        var json = CanonicalJson.Write(whole);
        var header = new byte[Prefix + json.Length + Digest];
        s_letters.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(s_letters.Length), (uint)json.Length);
        json.CopyTo(header, Prefix);
        SHA256.HashData(header.AsSpan(0, header.Length - Digest), header.AsSpan(header.Length - Digest));
        return header;
    }

    /// <summary>The length of the JSON after a prefix; null when this begins no sealed submission.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> prefix)
    {
        if (prefix.Length < Prefix || !prefix.StartsWith(s_letters))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[s_letters.Length..]);
        return length is > 0 and <= Largest ? (int)length : null;
    }

    /// <summary>The JSON of a header with its digest; null when it is not what was written.</summary>
    public static JsonObject? Read(ReadOnlySpan<byte> header)
    {
        var written = header[..^Digest];
        if (!SHA256.HashData(written).AsSpan().SequenceEqual(header[^Digest..]))
        {
            return null;
        }

        try
        {
            var json = written[Prefix..];
            return JsonNode.Parse(json, null, new JsonDocumentOptions { MaxDepth = Deepest }) is JsonObject whole
                && CanonicalJson.Write(whole).AsSpan().SequenceEqual(json)
                ? whole
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonObject Salted(SealedItem item, byte[] salt)
    {
        var described = item.Described();
        described["salt"] = Convert.ToHexStringLower(salt);
        return described;
    }
}
