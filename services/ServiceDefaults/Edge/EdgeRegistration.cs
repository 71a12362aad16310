using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>What a service adds to the edge.</summary>
public static class EdgeRegistration
{
    /// <summary>Adds a service's own wordings: one resource a code, English neutral, Dutch beside it.</summary>
    public static IServiceCollection AddRefusalTexts(this IServiceCollection services, ResourceManager texts) =>
        services.AddSingleton(texts);

    /// <summary>Adds what every gRPC service's edge needs; called by the service defaults.</summary>
    internal static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.TryAddSingleton<RefusalTexts>();
        services.TryAddSingleton<ProblemWriter>();
        services.TryAddKeyedSingleton(
            KeyedService.AnyKey,
            static (provider, key) => new CommandEnvelopes(provider.GetRequiredKeyedService<ITextVault>(key)));
        return services;
    }
}
