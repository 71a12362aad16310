using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VikLearning.Portfolio;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// Portfolio's own module with a silo in this process, on PostgreSQL: the journal, its settings and its checks are
/// the product's. Only the followers of Roster are left out, since there is no Roster to follow.
/// </summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private GrainHost(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    /// <summary>Makes grain references.</summary>
    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts it on an empty database.</summary>
    public static async Task<GrainHost> StartAsync(string postgres, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("vik-load-");
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = folder.FullName, EnvironmentName = "Demo" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("urls", "http://127.0.0.1:0"),
            new("Storage:Kind", "Postgres"),
            new("Storage:Postgres", postgres),
            new("Storage:Directory", folder.FullName),
            new("Encryption:CreateMasterKey", "true"),
            new("Silo:Clustering", "Localhost"),
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseInnerEndpoints();
        builder.AddPortfolio();
        builder.AddSilo(PortfolioModule.Service);
        foreach (var follower in builder.Services.Where(IsFollower).ToArray())
        {
            builder.Services.Remove(follower);
        }

        var app = builder.Build();
        app.MapPortfolio();
        await app.StartAsync(cancellation);
        return new GrainHost(app, folder);
    }

    private static bool IsFollower(ServiceDescriptor service) =>
        !service.IsKeyedService && service.ImplementationInstance is WokenGrain grain
        && grain.Name.Contains("Follower", StringComparison.Ordinal);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
