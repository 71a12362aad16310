using VikLearning.Insight.Cohorts;
using VikLearning.Insight.Consultations;
using VikLearning.Insight.DataSubjects;
using VikLearning.Insight.Following;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Exports;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight;

/// <summary>Takes Insight into a host: cohorts seen live, no student given away.</summary>
public static class InsightModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "insight";

    /// <summary>Adds its rows, grains' store, ledgers, followers and relations.</summary>
    public static WebApplicationBuilder AddInsight(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddServiceDefaults();
        builder.AddGrainStore(Service);
        builder.AddJournal(Service);
        builder.AddConsultations(Service);
        builder.AddPersonExport(Service, _ => new ExportPlan(
            Service, _ => [], (_, _) => Task.FromResult<IReadOnlyList<ExportedStream>>([])));
        builder.AddInsightRows();
        builder.AddRelations(Service);
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
        app.MapGrpcService<DataSubjectGrpcService>();
        app.MapGrpcService<LedgerGrpcService>();
        return app;
    }

    internal static IHostApplicationBuilder AddInsightRows(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddRowsDatabase(Service, typeof(InsightModule).Assembly, "Cohorts", "DataSubjects");
        services.AddSingleton(provider => new CohortNames(provider.GetRequiredKeyedService<Database>(Service)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PersonRows>(
            provider, provider.GetRequiredKeyedService<Database>(Service)));
        services.AddSingleton<ICohortStore>(provider =>
            new CohortRows(provider.GetRequiredKeyedService<Database>(Service)));
        return builder;
    }
}
