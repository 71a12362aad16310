using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>
/// The one way in which a JSON value is written, so that its bytes can be hashed (RFC 8785, JSON Canonicalization
/// Scheme). Numbers are whole and safe in a double, ±(2⁵³ − 1): a seal has no others.
/// </summary>
internal static class CanonicalJson
{
    private const long LargestWhole = (1L << 53) - 1;
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of a value, in UTF-8.</summary>
    /// <exception cref="InvalidDataException">It has a number that is not whole, or a text that is no Unicode.
    /// </exception>
    public static byte[] Write(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        try
        {
            return s_utf8.GetBytes(text.ToString());
        }
        catch (EncoderFallbackException exception)
        {
            throw new InvalidDataException("A text is no Unicode.", exception);
        }
    }

    private static void Write(JsonNode? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                Write(members, text);
                break;
            case JsonArray items:
                Write(items, text);
                break;
            default:
                WriteScalar(value.AsValue(), text);
                break;
        }
    }

    // Names are sorted by their UTF-16 code units (section 3.2.3).
    private static void Write(JsonObject members, StringBuilder text)
    {
        text.Append('{');
        foreach (var (index, member) in members.OrderBy(one => one.Key, StringComparer.Ordinal).Index())
        {
            text.Append(index > 0 ? "," : "");
            Write(member.Key, text);
            text.Append(':');
            Write(member.Value, text);
        }

        text.Append('}');
    }

    private static void Write(JsonArray items, StringBuilder text)
    {
        text.Append('[');
        foreach (var (index, item) in items.Index())
        {
            text.Append(index > 0 ? "," : "");
            Write(item, text);
        }

        text.Append(']');
    }

    private static void WriteScalar(JsonValue value, StringBuilder text)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                Write(value.GetValue<string>(), text);
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append(WholeOf(value));
                break;
        }
    }

    private static long WholeOf(JsonValue value)
    {
        var isWhole = value.TryGetValue<long>(out var number);
        if (!isWhole && value.TryGetValue<int>(out var small))
        {
            (isWhole, number) = (true, small);
        }

        return isWhole && number is >= -LargestWhole and <= LargestWhole
            ? number
            : throw new InvalidDataException("A number is not whole, or too large.");
    }

    // Section 3.2.2.2: what JSON wants escaped, in its short form where there is one; all else as it is.
    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
