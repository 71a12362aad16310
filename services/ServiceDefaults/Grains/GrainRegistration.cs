using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>Takes Orleans into a host: a silo, once a process, and a grain store, once a service.</summary>
public static class GrainRegistration
{
    /// <summary>
    /// Registers the grain storage named after the service (<c>[PersistentState("portfolio.drafts", "portfolio")]</c>,
    /// or the keyed <see cref="Orleans.Storage.IGrainStorage"/>), with connections of its own to the place that the
    /// section <c>Storage</c> says. Its tables are made before the silo starts; the start fails when a statement that
    /// Orleans looks up lacks. A cleared state leaves no row. A second call for a service does nothing.
    /// </summary>
    /// <param name="builder">The host; several services may share one.</param>
    /// <param name="service">The service's name in lower case: <c>portfolio</c>.</param>
    public static IHostApplicationBuilder AddGrainStore(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(known => known.ServiceType == typeof(GrainStore) && Equals(known.ServiceKey, service)))
        {
            return builder;
        }

        services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section));
        services.AddKeyedSingleton(service, (provider, _) => new GrainStore(
            new Database(provider.GetRequiredService<IOptions<StorageOptions>>().Value, service, "grains")));
        services.AddSingleton<IHostedService>(provider => new GrainStoreLifetime(
            provider.GetRequiredKeyedService<GrainStore>(service)));
        services.AddAdoNetGrainStorage(service, options => options.Configure<IServiceProvider>((storage, provider) =>
        {
            var store = provider.GetRequiredKeyedService<GrainStore>(service);
            storage.Invariant = store.Invariant;
            storage.DataSource = store.Source;
            storage.GrainStorageSerializer = new JsonGrainStorageSerializer();
            storage.DeleteStateOnClear = true;
        }));
        return builder;
    }

    /// <summary>
    /// Makes the process a silo, as the section <c>Silo</c> says (<see cref="SiloOptions"/>), with every limit of
    /// Orleans set. Call it once a process; modules add their own parts to the same silo with <c>UseOrleans</c> or
    /// <see cref="AddGrainStore"/>, before or after.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">
    /// The service's name in lower case, also the cluster's name and, on PostgreSQL, its schema.
    /// </param>
    /// <exception cref="InvalidOperationException">A silo is already there, or the section can't work.</exception>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(known => known.ServiceType == typeof(SiloOptions)))
        {
            throw new InvalidOperationException("A process has one silo.");
        }

        var options = new SiloOptions();
        builder.Configuration.GetSection(SiloOptions.Section).Bind(options);
        builder.Services.AddSingleton(options);
        var ports = SiloPorts.For(options);
        if (options.Clustering == Clustering.AdoNet)
        {
            builder.AddGrainStore(service);
        }

        return builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = options.ClusterId ?? service;
                cluster.ServiceId = options.ServiceId ?? service;
            });
            silo.ConfigureEndpoints(ports.Address, ports.Silo, ports.Gateway);
            SiloLimits.Set(silo);
            LetFailuresTravel(silo);
            Join(silo, options.Clustering, service);
        });
    }

    /// <summary>Has a grain called while the host runs.</summary>
    public static IHostApplicationBuilder AddWokenGrain(this IHostApplicationBuilder builder, WokenGrain grain)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(grain);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, GrainWaker>());
        return builder;
    }

    // What fails in another silo would else arrive as a failure to serialise it: nobody could tell that it may be tried
    // again.
    private static void LetFailuresTravel(ISiloBuilder silo) =>
        silo.Configure<ExceptionSerializationOptions>(options =>
            options.SupportedNamespacePrefixes.UnionWith(
                [typeof(JournalUnavailableException).Namespace!, nameof(Npgsql)]));

    private static void Join(ISiloBuilder silo, Clustering clustering, string service)
    {
        if (clustering == Clustering.Localhost)
        {
            silo.UseDevelopmentClustering(primarySiloEndpoint: null);
            silo.UseInMemoryReminderService();
            return;
        }

        silo.UseAdoNetClustering(table => table.Configure<IServiceProvider>((cluster, provider) =>
        {
            var store = provider.GetRequiredKeyedService<GrainStore>(service);
            cluster.Invariant = store.Invariant;
            cluster.ConnectionString = store.ClusterConnection;
        }));
        silo.UseAdoNetReminderService(table => table.Configure<IServiceProvider>((reminders, provider) =>
        {
            var store = provider.GetRequiredKeyedService<GrainStore>(service);
            reminders.Invariant = store.Invariant;
            reminders.ConnectionString = store.ClusterConnection;
        }));
    }
}
