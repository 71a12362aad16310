using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// Holds JSON against the message it should become, and finds everything that does not fit. What fits is written
/// again, with an empty value for what does not: so the message can still be judged for the rest.
/// </summary>
internal sealed class JsonShape : IDisposable
{
    private const int Deepest = 16;
    private readonly List<Refusal> _faults = [];
    private readonly ArrayBufferWriter<byte> _fitting = new();
    private readonly Utf8JsonWriter _writer;
    private string? _at;

    private JsonShape() => _writer = new Utf8JsonWriter(_fitting);

    /// <summary>What does not fit, in the order of the JSON.</summary>
    public IReadOnlyList<Refusal> Faults => _faults;

    /// <summary>It is no JSON object at all: there is no message to judge.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The JSON of what fits.</summary>
    public ReadOnlyMemory<byte> Fitting => _fitting.WrittenMemory;

    /// <summary>Reads an object as a message.</summary>
    /// <param name="json">UTF-8, bounded by the caller.</param>
    /// <param name="type">The message.</param>
    /// <param name="taken">Fields that the address gave already.</param>
    public static JsonShape Read(ReadOnlySpan<byte> json, MessageDescriptor type, IEnumerable<FieldDescriptor> taken)
    {
        var shape = new JsonShape();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
            shape.ReadRoot(ref reader, type, taken);
        }
        catch (JsonException)
        {
            shape.Break("json-invalid");
        }

        shape._writer.Flush();
        return shape;
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    private void ReadRoot(ref Utf8JsonReader reader, MessageDescriptor type, IEnumerable<FieldDescriptor> taken)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            Break("json-not-object");
            return;
        }

        ReadMessage(ref reader, type, "", [.. taken]);
        _at = null;
        reader.Read();
    }

    private void Break(string code)
    {
        IsBroken = true;
        _faults.Add(new Refusal(code, RefusalKind.Malformed, _at, []));
    }

    private void ReadMessage(
        ref Utf8JsonReader reader, MessageDescriptor type, string path, HashSet<FieldDescriptor> taken)
    {
        _writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref reader);
            var field = name is null ? null : FindField(type, name);
            _at = path + (field?.JsonName ?? Shown(name));
            if (field is null || !taken.Add(field))
            {
                Fault(field is null ? JsonFaults.FieldUnknown : JsonFaults.FieldRepeated, _at);
                reader.Read();
                reader.Skip();
                continue;
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                _writer.WritePropertyName(field.JsonName);
                ReadField(ref reader, field, _at);
            }
        }

        _writer.WriteEndObject();
    }

    private void ReadField(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (field.IsMap)
        {
            CopyValue(ref reader);
            return;
        }

        if (!field.IsRepeated)
        {
            ReadValue(ref reader, field, path);
            return;
        }

        _writer.WriteStartArray();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Fault(JsonFaults.TypeInvalid, path);
            reader.Skip();
        }
        else
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                ReadValue(ref reader, field, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
            }
        }

        _writer.WriteEndArray();
    }

    private void ReadValue(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        switch (field.FieldType)
        {
            case FieldType.String or FieldType.Bytes:
                ReadText(ref reader, path);
                break;
            case FieldType.Bool when reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                _writer.WriteBooleanValue(reader.GetBoolean());
                break;
            case FieldType.Enum when reader.TokenType is JsonTokenType.String or JsonTokenType.Number:
            case FieldType.Message when field.MessageType.File.Package == "google.protobuf":
                CopyValue(ref reader);
                break;
            case FieldType.Message when reader.TokenType == JsonTokenType.StartObject:
                ReadMessage(ref reader, field.MessageType, path + ".", []);
                break;
            case FieldType.Bool or FieldType.Enum or FieldType.Message or FieldType.Group:
                Fault(JsonFaults.TypeInvalid, path);
                reader.Skip();
                _writer.WriteNullValue();
                break;
            default:
                ReadNumber(ref reader, field.FieldType, path);
                break;
        }
    }

    private void ReadText(ref Utf8JsonReader reader, string path)
    {
        var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : "";
        if (reader.TokenType != JsonTokenType.String)
        {
            Fault(JsonFaults.TypeInvalid, path);
            reader.Skip();
        }
        else if (text is null)
        {
            Fault(JsonFaults.BrokenCharacter, path);
        }

        _writer.WriteStringValue(text ?? "");
    }

    private void ReadNumber(ref Utf8JsonReader reader, FieldType type, string path)
    {
        var fault = reader.TokenType == JsonTokenType.Number
            ? NumberShape.FaultOf(reader.ValueSpan, type)
            : JsonFaults.NumberInvalid;
        if (fault is null)
        {
            _writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
            return;
        }

        Fault(fault, path);
        reader.Skip();
        _writer.WriteNumberValue(0);
    }

    private void CopyValue(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        value.WriteTo(_writer);
    }

    // What is no Unicode text, by its bytes or by an escape of half a pair, cannot be read as a string.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Fault(string code, string path) => _faults.Add(Refusal.Malformed(code, path));

    private static FieldDescriptor? FindField(MessageDescriptor type, string name) =>
        type.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name || field.Name == name);

    // An unknown name is shown back only if it looks like one.
    private static string Shown(string? name) =>
        name is { Length: > 0 and <= 64 }
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? name : "?";
}
