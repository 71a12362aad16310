using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>The messages that can travel as facts: all of the Protos assembly's files named facts.proto.</summary>
internal static class FactTypes
{
    private static readonly TypeRegistry s_registry = TypeRegistry.FromFiles(Files());

    /// <summary>The fact in an envelope, or null when this build does not know its type.</summary>
    public static IMessage? Unpack(Any envelope) => envelope.Unpack(s_registry);

    private static IEnumerable<FileDescriptor> Files() =>
        typeof(FactsReflection).Assembly.GetTypes()
            .Where(type => type.Name == nameof(FactsReflection))
            .Select(type => (FileDescriptor)type.GetProperty(nameof(FactsReflection.Descriptor))!.GetValue(null)!);
}
