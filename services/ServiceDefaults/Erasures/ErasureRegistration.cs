using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>Takes a service's part of erasures into a host.</summary>
public static class ErasureRegistration
{
    /// <summary>
    /// Destroys a person's key in this service when Roster tells of their erasure. The service's journal and grain
    /// store are registered; an <see cref="IErasureStep"/> under its name is called first.
    /// </summary>
    /// <param name="builder">The host; several services may share one.</param>
    /// <param name="service">The service's name in lower case: <c>portfolio</c>.</param>
    /// <param name="keeps">The class of what it keeps under a person's key.</param>
    public static IHostApplicationBuilder AddErasures(
        this IHostApplicationBuilder builder, string service, DataClass keeps)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton(service, new KeptClass(keeps));
        builder.AddFollower<IErasureFollowerGrain>(service);
        return builder;
    }
}
