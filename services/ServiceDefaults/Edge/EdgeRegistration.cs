using System.Resources;
using Microsoft.AspNetCore.Builder;
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

    /// <summary>Adds the wording of problems, for hosts that answer REST calls without serving them.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.TryAddSingleton<RefusalTexts>();
        services.TryAddSingleton<ProblemWriter>();
        return services;
    }

    /// <summary>Answers every failed call below <c>/api</c> from here on with problem+json.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) =>
        app.UseMiddleware<ProblemMiddleware>();

    /// <summary>Adds what every gRPC service's edge needs; called by the service defaults.</summary>
    internal static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.AddProblems();
        services.TryAddKeyedSingleton(
            KeyedService.AnyKey,
            static (provider, key) => new CommandEnvelopes(provider.GetRequiredKeyedService<ITextVault>(key)));
        return services;
    }
}
