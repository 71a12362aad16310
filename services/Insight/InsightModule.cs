using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VikLearning.Insight.Chiefs;
using VikLearning.Insight.Cohorts;
using VikLearning.Insight.Following;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight;

/// <summary>Takes Insight into a host: cohorts seen live, no student given away.</summary>
public static class InsightModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "insight";

    /// <summary>Adds its rows, grains' store, followers and relation.</summary>
    public static WebApplicationBuilder AddInsight(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults();
        builder.AddGrainStore(Service);
        builder.AddInsightRows();
        builder.Services.AddSingleton<IRelation, OwnLocationRelation>();
        builder.AddFollower<IRosterFollowerGrain>();
        builder.AddFollower<IPortfolioFollowerGrain>();
        return builder;
    }

    /// <summary>Maps its gRPC service, REST included.</summary>
    public static WebApplication MapInsight(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseServiceDefaults();
        app.MapGrpcService<CohortInsightGrpcService>();
        return app;
    }

    internal static IHostApplicationBuilder AddInsightRows(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(Service, (provider, _) =>
            new Database(provider.GetRequiredService<IOptions<StorageOptions>>().Value, Service, "rows"));
        services.AddSingleton(provider => new ChiefRows(provider.GetRequiredKeyedService<Database>(Service)));
        services.AddSingleton<ICohortStore>(provider =>
            new CohortRows(provider.GetRequiredKeyedService<Database>(Service)));
        services.AddSingleton<IHostedService>(provider =>
            new RowsLifetime(provider.GetRequiredKeyedService<Database>(Service)));
        return builder;
    }
}
