using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>
/// Keeps grain states as plain JSON: the fields' names and values and no name of any class, so that a renamed or
/// moved class still reads the rows of earlier builds. A field that this build does not know is skipped.
/// </summary>
public sealed class JsonGrainStorageSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <inheritdoc />
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    /// <inheritdoc />
    /// <exception cref="JsonException">The row is no state of this kind.</exception>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options)
            ?? throw new JsonException("A stored state is null.");
    }
}
