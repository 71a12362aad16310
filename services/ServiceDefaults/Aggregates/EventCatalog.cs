using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// The names and versions under which events are kept, so that renaming a class never breaks a stored row. An array
/// of <c>{"type","v","data"}</c>, camel case.
/// </summary>
public sealed class EventCatalog
{
    // What a thread keeps to write with.
    private const int KeptBytes = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? s_desk;

    private readonly Dictionary<Type, Registration> _byType = [];
    private readonly Dictionary<string, Registration> _byName = [];
    private readonly Dictionary<(string Name, int Version), Func<JsonObject, JsonObject>> _upcasts = [];

    /// <summary>How bodies are written: camel case, enums by name.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The kept names with their present versions.</summary>
    public IEnumerable<(string Name, int Version, Type Type)> Entries =>
        _byName.Values.Select(registration => (registration.Name, registration.Version, registration.Type));

    /// <summary>Names an event. A name, once kept, is never given to another meaning.</summary>
    public EventCatalog Add<TEvent>(string name, int version = 1)
        where TEvent : class
    {
        var registration = new Registration(name, version, typeof(TEvent));
        _byType.Add(typeof(TEvent), registration);
        _byName.Add(name, registration);
        return this;
    }

    /// <summary>Says how a body of an earlier version becomes one of the next.</summary>
    public EventCatalog Upcast(string name, int fromVersion, Func<JsonObject, JsonObject> upcast)
    {
        _upcasts.Add((name, fromVersion), upcast);
        return this;
    }

    /// <summary>The kept form of events.</summary>
    /// <exception cref="InvalidOperationException">An event has no name: a programmer's error.</exception>
    public string Write(ImmutableArray<object> events)
    {
        var (buffer, writer) = s_desk ??= NewDesk();
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartArray();
        foreach (var happened in events)
        {
            var registration = _byType.GetValueOrDefault(happened.GetType())
                ?? throw new InvalidOperationException($"{happened.GetType().Name} has no name in the catalog.");
            writer.WriteStartObject();
            writer.WriteString("type", registration.Name);
            writer.WriteNumber("v", registration.Version);
            writer.WritePropertyName("data");
            JsonSerializer.Serialize(writer, happened, registration.Type, Json);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
        if (buffer.Capacity > KeptBytes)
        {
            s_desk = null;
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The events of a kept form, brought to their present versions.</summary>
    /// <exception cref="InvalidOperationException">A type or version is unknown: a newer build wrote it.</exception>
    /// <exception cref="JsonException">It is not in the form that <see cref="Write"/> gives.</exception>
    public IReadOnlyList<object> Read(string events)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(events));
        var read = new List<object>();
        Require(reader.Read() && reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            read.Add(ReadOne(ref reader));
        }

        Require(reader.TokenType == JsonTokenType.EndArray && !reader.Read());
        return read;
    }

    // The properties stand in the order in which they are written, so that a body is read once, as what it is.
    private object ReadOne(ref Utf8JsonReader reader)
    {
        MoveTo(ref reader, "type"u8, JsonTokenType.String);
        var name = reader.GetString()!;
        MoveTo(ref reader, "v"u8, JsonTokenType.Number);
        Require(reader.TryGetInt32(out var version));
        var registration = _byName.GetValueOrDefault(name)
            ?? throw new InvalidOperationException($"No event is named {name}.");
        if (version > registration.Version)
        {
            throw new InvalidOperationException($"{name} v{version} was written by a newer build.");
        }

        MoveTo(ref reader, "data"u8, JsonTokenType.StartObject);
        var happened = version == registration.Version
            ? JsonSerializer.Deserialize(ref reader, registration.Type, Json)
            : Upcasted(JsonNode.Parse(ref reader)!.AsObject(), registration, version)
                .Deserialize(registration.Type, Json);
        Require(reader.Read() && reader.TokenType == JsonTokenType.EndObject);
        return happened!;
    }

    private static void MoveTo(ref Utf8JsonReader reader, ReadOnlySpan<byte> property, JsonTokenType value) =>
        Require(
            reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(property)
            && reader.Read() && reader.TokenType == value);

    private static void Require(bool isSo)
    {
        if (!isSo)
        {
            throw new JsonException("It is no list of events as they are written.");
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) NewDesk()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer));
    }

    private JsonObject Upcasted(JsonObject data, Registration registration, int version)
    {
        for (; version < registration.Version; version++)
        {
            data = _upcasts.TryGetValue((registration.Name, version), out var upcast)
                ? upcast(data)
                : throw new InvalidOperationException($"{registration.Name} v{version} has no upcast.");
        }

        return data;
    }

    private sealed record Registration(string Name, int Version, Type Type);
}
