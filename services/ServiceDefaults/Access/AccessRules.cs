using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>The access rule of every method, read from the protos.</summary>
public sealed class AccessRules
{
    private readonly FrozenDictionary<string, MethodAccess> _methods;

    /// <summary>
    /// The rules of the methods in some protos. Methods without a rule are left out: nobody calls them.
    /// </summary>
    public AccessRules(IEnumerable<FileDescriptor> files) => _methods = MethodsOf(files)
        .Select(method => (Method: method, Rule: method.GetOptions()?.GetExtension(AccessExtensions.Rule)))
        .Where(pair => pair.Rule is not null)
        .Select(pair => new MethodAccess(pair.Method, pair.Rule!))
        .ToFrozenDictionary(access => access.FullName, StringComparer.Ordinal);

    /// <summary>The rules of the whole suite.</summary>
    public static AccessRules Suite { get; } = new(SuiteFiles());

    /// <summary>All methods that have a rule.</summary>
    public IEnumerable<MethodAccess> All => _methods.Values;

    /// <summary>The rule of a method by its full name, <c>/package.Service/Method</c>; null when it has none.</summary>
    public MethodAccess? Find(string fullName) => _methods.GetValueOrDefault(fullName);

    /// <summary>The role by which the caller of a call was admitted to its method.</summary>
    public string RoleOf(ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (Find(context.Method) ?? throw new InvalidOperationException($"{context.Method} has no access rule."))
            .RoleOf(context.Caller());
    }

    /// <summary>Every proto file of the suite.</summary>
    public static IReadOnlyList<FileDescriptor> SuiteFiles() =>
    [
        .. typeof(AccessRule).Assembly.GetExportedTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .Select(property => (FileDescriptor)property!.GetValue(null)!)
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every method of some proto files.</summary>
    public static IEnumerable<MethodDescriptor> MethodsOf(IEnumerable<FileDescriptor> files) =>
        files.SelectMany(file => file.Services).SelectMany(service => service.Methods);
}
