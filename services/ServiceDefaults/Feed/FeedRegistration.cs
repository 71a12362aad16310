using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>Takes the feed into a host.</summary>
public static class FeedRegistration
{
    private static readonly TimeSpan s_wakeEvery = TimeSpan.FromSeconds(2);

    /// <summary>Makes a service's journal a source of facts; <see cref="MapFeed"/> serves it.</summary>
    /// <param name="builder">The host; the service's journal is registered there.</param>
    /// <param name="service">The service's name, also the source's.</param>
    /// <param name="factsOf">The public facts of one private event of a stream; empty where it has none.</param>
    /// <param name="catalogs">The catalog of each kind of stream.</param>
    public static IHostApplicationBuilder AddFacts(
        this IHostApplicationBuilder builder,
        string service,
        Func<string, object, IEnumerable<IMessage>> factsOf,
        params (string Kind, EventCatalog Events)[] catalogs)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<FactTails>();
        builder.Services.AddSingleton<IFactSource>(services => new JournalFactSource(
            service,
            services.GetRequiredKeyedService<IJournal>(service),
            catalogs.ToDictionary(catalog => catalog.Kind, catalog => catalog.Events),
            factsOf));
        return builder;
    }

    /// <summary>Keeps a follower running.</summary>
    /// <typeparam name="TFollower">The follower's grain interface.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="key">The grain's key.</param>
    public static IHostApplicationBuilder AddFollower<TFollower>(
        this IHostApplicationBuilder builder, string key = "all")
        where TFollower : IFollowerGrain
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddServiceChannels().AddWokenGrain(new WokenGrain(
            $"{typeof(TFollower).Name}/{key}",
            async grains =>
            {
                await grains.GetGrain<TFollower>(key).EnsureFollowing();
                return true;
            },
            _ => s_wakeEvery));
    }

    /// <summary>Registers <see cref="IServiceChannels"/>, configured by the section <c>ServiceIdentity</c>.</summary>
    public static IHostApplicationBuilder AddServiceChannels(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHttpClient();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<ServiceToken>();
        builder.Services.TryAddSingleton<IServiceChannels, ServiceChannels>();
        builder.Services.Configure<ServiceIdentityOptions>(
            builder.Configuration.GetSection(ServiceIdentityOptions.Section));
        return builder;
    }

    /// <summary>Serves every registered source. Safe to call once a module.</summary>
    public static void MapFeed(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var mapped = endpoints.DataSources.SelectMany(source => source.Endpoints)
            .Any(endpoint => endpoint.DisplayName?.Contains("viklearning.feed.v1", StringComparison.Ordinal) == true);
        if (!mapped)
        {
            endpoints.MapGrpcService<FeedGrpcService>();
        }
    }
}
