using System.Reflection;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.UnitTests.ServiceDefaults.Grains;

/// <summary>
/// The names that grains of a service keep their states under. Orleans' storage key has no grain class in it, so two
/// classes with one name would read each other's rows.
/// </summary>
internal static class StateNames
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic;

    private sealed record Use(string Owner, string Service, string Store, string Name);

    /// <summary>Every name that is not its service's own, or that two owners share.</summary>
    public static IEnumerable<string> Findings(IEnumerable<Type> types)
    {
        var uses = types.SelectMany(UsesOf).ToList();
        var strange =
            from use in uses
            where use.Store != use.Service || !use.Name.StartsWith(use.Service + ".", StringComparison.Ordinal)
            select $"{use.Owner}: state '{use.Name}' in store '{use.Store}' is not {use.Service}'s own";
        var shared =
            from use in uses
            group use by (use.Store, use.Name) into same
            where same.Count() > 1
            select $"'{same.Key.Name}' is used by {string.Join(", ", same.Select(use => use.Owner))}";
        return strange.Concat(shared);
    }

    private static IEnumerable<Use> UsesOf(Type type)
    {
        var service = type.Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();
        var asked =
            from constructor in type.GetConstructors(BindingFlags.Instance | Declared)
            from parameter in constructor.GetParameters()
            let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
            where state is not null
            select new Use(type.FullName!, service, state.StorageName ?? "", state.StateName);
        var defined =
            from property in type.GetProperties(BindingFlags.Static | Declared)
            where property.PropertyType.IsGenericType
                && property.PropertyType.GetGenericTypeDefinition() == typeof(AggregateDefinition<>)
            select Defined(type, service, property.GetValue(null)!);
        return asked.Distinct().Concat(defined);
    }

    private static Use Defined(Type type, string service, object definition)
    {
        var store = (string)definition.GetType().GetProperty("Service")!.GetValue(definition)!;
        var kind = (string)definition.GetType().GetProperty("Kind")!.GetValue(definition)!;
        return new Use(type.FullName!, service, store, $"{store}.{kind}");
    }
}
