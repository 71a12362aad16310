using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>
/// Verifies a container by itself, without the suite that made it: each byte belongs to the header or to an item, and
/// whichever was changed is named. Whether it is what the academy received, its receipt says.
/// </summary>
public static class SealVerifier
{
    private const int Block = 64 * 1024;
    private const int LongestKind = 40;
    private static readonly string[] s_head = ["criteria", "format", "submission"];
    private static readonly string[] s_whole = [.. s_head, "items", "root"];

    private static readonly string[] s_item =
        ["hash", "kind", "length", "mediaType", "number", "salt", "source", "version"];

    /// <summary>Reads a container to its end.</summary>
    public static async Task<SealReport> VerifyAsync(Stream container, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(container);
        if (await ReadHeaderAsync(container, cancellation) is not { } header)
        {
            return Broken("This is no sealed submission, or its header was changed.");
        }

        if (FaultOf(header) is { } fault)
        {
            return Broken(fault);
        }

        var findings = ImmutableArray.CreateBuilder<SealFinding>();
        foreach (var item in header["items"]!.AsArray())
        {
            await VerifyAsync(item!.AsObject(), container, findings, cancellation);
        }

        if (await ReadAsync(container, new byte[1], cancellation) > 0)
        {
            findings.Add(new SealFinding("end", "There is more after the last item: it belongs to nothing."));
        }

        return new SealReport(header, findings.ToImmutable());
    }

    private static SealReport Broken(string what) => new(null, [new SealFinding("header", what)]);

    private static async Task<JsonObject?> ReadHeaderAsync(Stream container, CancellationToken cancellation)
    {
        var prefix = new byte[SealHeader.Prefix];
        if (await ReadAsync(container, prefix, cancellation) < prefix.Length
            || SealHeader.LengthOf(prefix) is not { } length)
        {
            return null;
        }

        var header = new byte[prefix.Length + length + SealHeader.Digest];
        prefix.CopyTo(header, 0);
        var rest = header.AsMemory(prefix.Length);
        return await ReadAsync(container, rest, cancellation) == rest.Length ? SealHeader.Read(header) : null;
    }

    // The header's own digest says that nobody touched it by accident; that it contradicts itself, these do.
    private static string? FaultOf(JsonObject header)
    {
        if (!Has(header, s_whole) || Text(header, "format") != SealSubject.Format
            || header["items"] is not JsonArray items || items.Count > SealedItem.Most
            || !items.All(item => item is JsonObject one && IsItem(one)))
        {
            return "The header is not one of this format.";
        }

        if (items.Index().Any(one => (long)one.Item!["number"]! != one.Index + 1))
        {
            return "The header's items are not numbered in their order.";
        }

        var head = new JsonObject([.. s_head.Select(name => KeyValuePair.Create(name, header[name]?.DeepClone()))]);
        var root = SealChain.RootOf(head, items.Select(item => Unsalted(item!.AsObject())));
        return Text(header, "root") == root ? null : "The header's root does not follow from what stands in it.";
    }

    private static bool IsItem(JsonObject item) =>
        Has(item, s_item) && IsHex(item, "salt", SealChain.SaltLength) && IsHex(item, "hash", SealChain.SaltLength)
            && Text(item, "kind") is { Length: > 0 and <= LongestKind } kind && kind.All(IsOfKind)
            && item["number"] is JsonValue number && number.TryGetValue<long>(out _)
            && item["length"] is JsonValue length && length.TryGetValue<long>(out var bytes) && bytes >= 0;

    // It is printed: what somebody made up must not speak to a terminal.
    private static bool IsOfKind(char letter) => letter is (>= 'a' and <= 'z') or '-';

    private static bool Has(JsonObject value, string[] names) =>
        value.Count == names.Length && names.All(value.ContainsKey);

    private static bool IsHex(JsonObject item, string name, int bytes) =>
        Text(item, name) is { } text && text.Length == 2 * bytes && text.All(char.IsAsciiHexDigitLower);

    private static string? Text(JsonObject value, string name) =>
        value[name] is JsonValue text && text.TryGetValue<string>(out var written) ? written : null;

    private static JsonObject Unsalted(JsonObject item)
    {
        var described = item.DeepClone().AsObject();
        described.Remove("salt");
        return described;
    }

    private static async Task VerifyAsync(
        JsonObject item, Stream container, ImmutableArray<SealFinding>.Builder findings,
        CancellationToken cancellation)
    {
        var place = string.Create(
            CultureInfo.InvariantCulture, $"item {(long)item["number"]!} ({(string)item["kind"]!})");
        using var hash = SealChain.Begin(Convert.FromHexString((string)item["salt"]!));
        var block = new byte[Block];
        for (var left = (long)item["length"]!; left > 0;)
        {
            var read = await ReadAsync(
                container, block.AsMemory(0, (int)Math.Min(left, block.Length)), cancellation);
            if (read == 0)
            {
                findings.Add(new SealFinding(place, "The container ends before it does."));
                return;
            }

            hash.AppendData(block, 0, read);
            left -= read;
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != (string)item["hash"]!)
        {
            findings.Add(new SealFinding(place, "It was changed."));
        }
    }

    private static async Task<int> ReadAsync(Stream container, Memory<byte> into, CancellationToken cancellation) =>
        await container.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, cancellation);
}
