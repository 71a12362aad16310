using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace VikLearning.Exams.Evidence;

/// <summary>What a student wrote in a sealed entry, and when.</summary>
/// <param name="Passages">The pieces of text with a space in them, ids and given words left out.</param>
/// <param name="WrittenAt">When it was last written, UTC; null where it does not say.</param>
internal sealed record SealedProse(ImmutableArray<string> Passages, DateTimeOffset? WrittenAt)
{
    // What the academy wrote, and the name of a thing, are no evidence.
    private static readonly string[] s_given = ["title", "about", "copied"];
    private static readonly string[] s_times = ["writtenAt", "deliveredAt", "since"];
    private static readonly char[] s_ends = ['\n', '\r'];

    /// <summary>How many characters there are.</summary>
    public int Characters => Passages.Sum(passage => passage.Length);

    /// <summary>Reads the JSON of a sealed entry.</summary>
    public static SealedProse Of(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content);
        var entry = document.RootElement.GetProperty("entry");
        var passages = ImmutableArray.CreateBuilder<string>();
        Collect(entry, passages);
        return new(passages.ToImmutable(), TimeOf(entry));
    }

    private static void Collect(JsonElement value, ImmutableArray<string>.Builder passages)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().Where(member => !s_given.Contains(member.Name)))
                {
                    Collect(member.Value, passages);
                }

                break;
            case JsonValueKind.Array:
                foreach (var one in value.EnumerateArray())
                {
                    Collect(one, passages);
                }

                break;
            case JsonValueKind.String:
                passages.AddRange(value.GetString()!.Split(s_ends, StringSplitOptions.TrimEntries)
                    .Where(line => line.Contains(' ', StringComparison.Ordinal)));
                break;
        }
    }

    private static DateTimeOffset? TimeOf(JsonElement entry) =>
        s_times.Select(name => entry.TryGetProperty(name, out var at) ? at : default)
            .Where(at => at.ValueKind == JsonValueKind.String)
            .Select(at => (DateTimeOffset?)DateTimeOffset.Parse(at.GetString()!, CultureInfo.InvariantCulture))
            .FirstOrDefault();
}
