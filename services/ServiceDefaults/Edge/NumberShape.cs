using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// What numbers may look like in JSON and in addresses. A whole number is digits with perhaps a minus: <c>30.0</c> and
/// <c>3e1</c> are refused like <c>1.5</c>, so that nobody has to know which of them would have been whole.
/// </summary>
internal static class NumberShape
{
    /// <summary>The fault of a number in JSON, already known to be one; null when it fits the field.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> number, FieldType type)
    {
        if (type is FieldType.Double or FieldType.Float)
        {
            return null;
        }

        if (number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            return JsonFaults.NumberNotWhole;
        }

        return Utf8Parser.TryParse(number, out decimal value, out var used)
            && used == number.Length && Fits(value, type)
            ? null
            : JsonFaults.NumberOutOfRange;
    }

    /// <summary>The fault of a number in an address; null when it fits the field.</summary>
    public static string? FaultOf(string text, FieldType type) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? FaultOf(Encoding.UTF8.GetBytes(text.Trim()), type)
            : JsonFaults.NumberInvalid;


    private static bool Fits(decimal value, FieldType type) => type switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => value is >= int.MinValue and <= int.MaxValue,
        FieldType.UInt32 or FieldType.Fixed32 => value is >= uint.MinValue and <= uint.MaxValue,
        FieldType.UInt64 or FieldType.Fixed64 => value is >= ulong.MinValue and <= ulong.MaxValue,
        _ => value is >= long.MinValue and <= long.MaxValue,
    };
}
