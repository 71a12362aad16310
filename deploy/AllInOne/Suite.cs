using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using VikLearning.Exams;
using VikLearning.Gateway;
using VikLearning.Identity;
using VikLearning.Insight;
using VikLearning.Integrity;
using VikLearning.Portal;
using VikLearning.Portfolio;
using VikLearning.Roster;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;

namespace VikLearning.AllInOne;

/// <summary>
/// The whole suite in one process, in two web hosts: the gateway alone listens outside; services, portal and silo are
/// on an inner loopback address, so that every public call truly passes the gateway.
/// </summary>
internal sealed class Suite : IAsyncDisposable
{
    // Not Production: the embedded identity provider is for demo and development and says so.
    private const string Environment = "Demo";

    private readonly AllInOneOptions _options;
    private readonly DataFolder _folder;
    private readonly Uri _inner;
    private readonly DemoReadiness _readiness = new();
    private readonly WebApplication _services;
    private readonly WebApplication _gateway;
    private readonly Stack<WebApplication> _started = [];
    private Task _resolved = Task.CompletedTask;

    /// <summary>Wires the suite; nothing listens yet.</summary>
    public Suite(AllInOneOptions options, DataFolder folder)
    {
        _options = options;
        _folder = folder;
        _inner = new Uri($"http://127.0.0.1:{FreePort()}/");

        // A second or more of one core each, so they are done side by side.
        var keys = Task.Run(() => IdentityModule.KeepKeys(folder.Path));
        var gateway = Task.Run(Gateway);
        _services = Services(keys);
        _gateway = gateway.GetAwaiter().GetResult();
    }

    /// <summary>What is said on the screen when all is ready.</summary>
    public string Greeting => $"""

        VikLearning is ready: {_options.Address}
        gRPC without TLS:     {new UriBuilder(_options.Address) { Port = _options.Address.Port + 1 }.Uri}
        Data:                 {_folder.Path}
        Demo accounts, each with the password "{DemoAccount.Password}":
          student01 ... student{_options.DemoStudents:00}    students
          teacher01 ... teacher{DemoAccount.Teams(_options.DemoStudents):00}    teachers
          coach01                    practice coach of student01 and student02
          chief01                    team chief (chief02: of another location)
          clerk01                    exam clerk
          examiner01 ... examiner{DemoAccount.Examiners:00}    examiners
          privacy01                  privacy officer
          admin                      administrator
        Everyone in it is made up. Stop with Ctrl+C.
        """;

    /// <summary>Starts everything and makes the demo academy where it is not there yet.</summary>
    /// <param name="stop">
    /// The wish to stop. What starts is let start, since half a silo can't be stopped, and nothing more begins.
    /// </param>
    /// <returns>Whether it is up: not so when it was asked to stop meanwhile, which is no fault.</returns>
    public async Task<bool> StartAsync(CancellationToken stop)
    {
        await _resolved.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var host in (WebApplication[])[_gateway, _services])
        {
            if (stop.IsCancellationRequested)
            {
                return false;
            }

            await host.StartAsync(CancellationToken.None);
            _started.Push(host);
        }

        try
        {
            await MakeAcademyAsync(stop);
            return true;
        }
        catch (Exception exception) when (stop.IsCancellationRequested
            && exception is OperationCanceledException or RpcException or HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Completes when the process was asked to stop, or a host gave up.</summary>
    public async Task WaitForShutdownAsync(CancellationToken stop)
    {
        // Both hear it at once: what the services stream ends by itself, and the gateway need not wait for it.
        await using var asked = stop.Register(() =>
        {
            _services.Lifetime.StopApplication();
            _gateway.Lifetime.StopApplication();
        });
        await _gateway.WaitForShutdownAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The gateway first: what is under way may end, nothing new comes in.
        foreach (var host in _started.Reverse())
        {
            await host.StopAsync();
        }

        await _gateway.DisposeAsync();
        await _services.DisposeAsync();
    }

    // Its calls end with the wish to stop; those that were answered are done, and the next start makes the rest.
    private async Task MakeAcademyAsync(CancellationToken stop)
    {
        using var tokens = new DemoTokens(_inner, _folder.Secrets.Demo, HttpVersion.Version20);
        using var academy = new DemoAcademy(
            _inner, tokens, _services.Services.GetRequiredService<IServiceChannels>(), _options.DemoStudents,
            TimeProvider.System);
        await academy.MakeAsync(stop);
        _readiness.Made();
    }

    private WebApplication Services(Task keys)
    {
        var builder = Builder(SuiteSettings.OfServices(_options, _folder, _inner));
        builder.UseInnerEndpoints();
        builder.AddRoster();
        builder.AddIntegrity();
        builder.AddPortfolio();
        builder.AddExams();
        builder.AddInsight();

        // Else it would find no keys yet, and make them once more.
        keys.GetAwaiter().GetResult();
        builder.AddIdentity();
        builder.AddPortal();
        builder.AddSilo("suite");
        builder.Services.AddHealthChecks().AddCheck("demo-academy", _readiness);
        var app = builder.Build();

        // Neither asks for what is mapped below; whatever is wrong with them is said when the host starts.
        app.BeginPreparing();
        _resolved = Task.Run(() => app.Services.GetServices<IHostedService>().Count());
        app.UseServiceDefaults();
        app.MapRoster();
        app.MapIntegrity();
        app.MapPortfolio();
        app.MapExams();
        app.MapInsight();
        app.MapIdentity();
        app.MapPortal();
        return app;
    }

    private WebApplication Gateway()
    {
        var builder = Builder(SuiteSettings.OfGateway(_options, _inner));
        builder.AddGateway();
        var app = builder.Build();
        app.MapGateway();
        return app;
    }

    private static WebApplicationBuilder Builder(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        // Settings are read once: else each of the hosts would watch the folder that the databases write in.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environment,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // What a terminal need not say twice: retries that succeed, "not ready yet" while the academy is made, that a
        // stop took more than a second, and why it did not start, which Program says last.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Polly", LogLevel.Error);
        builder.Logging.AddFilter("VikLearning.ServiceDefaults.Privacy", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Runtime.SiloLifecycleSubject", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        return builder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
