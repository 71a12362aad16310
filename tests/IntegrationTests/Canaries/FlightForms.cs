using Google.Protobuf;
using Google.Protobuf.Reflection;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// The forms of a request that has a list of fields beside its text: one or the other, as its template says. Each form
/// of a reflection is a reflection of its own.
/// </summary>
internal sealed class FlightForms
{
    /// <summary>What the message itself holds, and no list.</summary>
    public const string Flat = "flat";

    private const string Listed = "listed";
    private const string List = "fields";
    private readonly Dictionary<string, (string Id, int Version)> _reflections = [];

    /// <summary>The forms of a method's request.</summary>
    public static IReadOnlyList<string> Of(MethodDescriptor method) =>
        RequestStrings.Of(method).Any(field => field.ContainingType == ReflectionField.Descriptor)
            ? [Flat, Listed]
            : [Flat];

    /// <summary>The name that a field goes by: <c>text</c>, <c>fields.text</c>.</summary>
    public static string PathOf(MethodDescriptor method, FieldDescriptor field) =>
        field.ContainingType == method.InputType
            ? field.Name
            : $"{method.InputType.Fields.InDeclarationOrder().First(part =>
                part.FieldType == FieldType.Message && part.MessageType == field.ContainingType).Name}.{field.Name}";

    /// <summary>What a form asks for.</summary>
    public IEnumerable<KeyValuePair<string, object>> ValuesFor(MethodDescriptor method, string form)
    {
        if (!RequestStrings.Of(method).Any(field => field.ContainingType == ReflectionField.Descriptor))
        {
            yield break;
        }

        yield return new("template_id", form == Listed ? "starrt" : "free");
        if (form == Listed)
        {
            yield return new($"{List}.name", "situation");
        }

        if (_reflections.TryGetValue(form, out var reflection) && method.Name == "ReviseReflection")
        {
            yield return new("reflection_id", reflection.Id);
            yield return new("seen_version", reflection.Version);
        }
    }

    /// <summary>The values of a form alone.</summary>
    public static IReadOnlyDictionary<string, object> Only(Dictionary<string, object> values, string form) => values
        .Where(value => form == Listed
            ? value.Key != "text"
            : !value.Key.StartsWith($"{List}.", StringComparison.Ordinal))
        .ToDictionary();

    /// <summary>Remembers the reflection of a form.</summary>
    public void Learn(IMessage answer, string form)
    {
        _reflections[form] = answer switch
        {
            WriteReflectionResponse it => (it.ReflectionId, it.Version),
            ReviseReflectionResponse it => (it.ReflectionId, it.Version),
            _ => _reflections.GetValueOrDefault(form),
        };
    }
}
