using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.IntegrationTests.Grains;

/// <summary>A real silo in this process, taken in as a service takes it in.</summary>
internal sealed class SiloHost : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _started;

    private SiloHost(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public string Address => Service<ILocalSiloDetails>().SiloAddress.ToString();

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public IGrainStorage Storage(string service = "tests") =>
        _host.Services.GetRequiredKeyedService<IGrainStorage>(service);

    public static SiloHost Build(IReadOnlyDictionary<string, string?> settings, params string[] services)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddGrainStore("tests");
        builder.AddSilo("tests");
        foreach (var service in services)
        {
            builder.AddGrainStore(service);
        }

        return new SiloHost(builder.Build());
    }

    public static async Task<SiloHost> StartAsync(
        IReadOnlyDictionary<string, string?> settings, params string[] services)
    {
        var silo = Build(settings, services);
        await silo.StartAsync();
        return silo;
    }

    public async Task StartAsync()
    {
        await _host.StartAsync();
        _started = true;
    }

    public async Task StopAsync()
    {
        if (_started)
        {
            _started = false;
            await _host.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
