using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Floors;

/// <summary>What a grain call costs with nothing behind it: one silo in this process, 256 grains.</summary>
internal sealed class MemoryGrain : IScenario
{
    private IHost? _silo;
    private IEchoGrain[] _grains = [];

    /// <inheritdoc />
    public string Name => "memory-grain";

    /// <inheritdoc />
    public string? Floor => null;

    /// <inheritdoc />
    public int Workers => 256;

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var (silo, gateway) = Ports.FreeTwo();
        builder.UseOrleans(orleans => orleans.UseLocalhostClustering(silo, gateway));
        _silo = builder.Build();
        await _silo.StartAsync(cancellation);
        var factory = _silo.Services.GetRequiredService<IGrainFactory>();
        _grains = [.. Enumerable.Range(0, Workers).Select(key => factory.GetGrain<IEchoGrain>(key))];
    }

    /// <inheritdoc />
    public async Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation) =>
        await _grains[worker].EchoAsync(n) == n;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.StopAsync();
            _silo.Dispose();
        }
    }
}
