using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>An address on loopback that a token's header points to; whoever is led there is written down.</summary>
internal sealed class Lure : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _visits = new();

    private Lure(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyCollection<string> Visits => _visits;

    public static async Task<Lure> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var lure = new Lure(app);
        app.Run(http =>
        {
            lure._visits.Enqueue(http.Request.Path);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return lure;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
