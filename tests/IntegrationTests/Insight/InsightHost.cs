using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VikLearning.Insight;
using VikLearning.Insight.Cohorts;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Insight;

/// <summary>Insight's silo on SQLite files of its own, hearing what the test tells.</summary>
internal sealed class InsightHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vik-insight-");
    private readonly IHost _host;

    private InsightHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["Storage:Directory"] = _folder.FullName;
        builder.Logging.ClearProviders();
        builder.AddGrainStore(InsightModule.Service);
        builder.AddInsightRows();
        builder.AddRelationRows(InsightModule.Service);
        builder.AddSilo(InsightModule.Service);
        builder.Services.AddSingleton<IServiceChannels>(Told);
        builder.Services.AddSingleton<ICohortStore>(services => Store = new UnreliableStore(
            new CohortRows(services.GetRequiredKeyedService<Database>(InsightModule.Service))));
        _host = builder.Build();
    }

    public ToldFacts Told { get; } = new();

    public UnreliableStore? Store { get; private set; }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public ICohortGrain Cohort => Grains.GetGrain<ICohortGrain>(ToldFacts.CohortId);

    public static async Task<InsightHost> StartAsync()
    {
        var host = new InsightHost();
        await host._host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
