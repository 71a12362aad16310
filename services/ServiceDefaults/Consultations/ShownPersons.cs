using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Finds whom a message shows something of: the fields that its proto marks as naming a person.</summary>
public static class ShownPersons
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> s_fields = new();

    /// <summary>Whether messages of this type can name a person, in themselves or in what they hold.</summary>
    public static bool CanBeIn(MessageDescriptor type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return CanBeIn(type, []);
    }

    /// <summary>The ids of the persons in a message, each once.</summary>
    public static IReadOnlyCollection<string> In(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(message, found);
        return found;
    }

    private static bool CanBeIn(MessageDescriptor type, HashSet<MessageDescriptor> seen) =>
        seen.Add(type) && type.Fields.InDeclarationOrder().Any(field =>
            IsPerson(field) || (field.FieldType == FieldType.Message && CanBeIn(field.MessageType, seen)));

    private static void Collect(IMessage message, HashSet<string> found)
    {
        foreach (var field in FieldsOf(message.Descriptor))
        {
            foreach (var value in ValuesOf(field.Accessor.GetValue(message)))
            {
                if (value is IMessage part)
                {
                    Collect(part, found);
                }
                else if (value is string { Length: > 0 } person)
                {
                    found.Add(person);
                }
            }
        }
    }

    // Those that name a person, and those that hold messages which can. What a proto marks does not change.
    private static FieldDescriptor[] FieldsOf(MessageDescriptor type) => s_fields.GetOrAdd(
        type,
        static it => [.. it.Fields.InDeclarationOrder().Where(field =>
            IsPerson(field) || (field.FieldType == FieldType.Message && CanBeIn(field.MessageType)))]);

    private static IEnumerable<object?> ValuesOf(object? value) => value switch
    {
        System.Collections.IDictionary map => map.Values.Cast<object?>(),
        System.Collections.IList list => list.Cast<object?>(),
        _ => [value],
    };

    private static bool IsPerson(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(AccessExtensions.Person) == true;
}
