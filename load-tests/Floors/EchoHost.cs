using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VikLearning.Gateway;
using VikLearning.Gateway.Routes;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.TestHosts;
using Yarp.ReverseProxy.Configuration;

namespace VikLearning.LoadTests.Floors;

/// <summary>
/// The suite's own gateway with an echo behind it, as AllInOne has them: two web hosts in one process, both checking
/// the tokens of the running suite, every limit on. The route to the echo is made as all others are, from its proto.
/// </summary>
internal static class EchoHost
{
    /// <summary>The verb that starts it as a program of its own; not for people.</summary>
    public const string Verb = "echo-host";

    /// <summary>What it prints when it takes calls.</summary>
    public const string Ready = "ready";

    /// <summary>Runs until the standard input ends, so that it never outlives who started it.</summary>
    public static async Task<int> RunAsync(string urls, string authority)
    {
        var port = Ports.Free();
        var inner = $"http://127.0.0.1:{port}/";
        await using var service = Service(inner, authority);
        await using var gateway = Gateway(urls, inner, authority);
        await service.StartAsync();
        await gateway.StartAsync();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    private static WebApplication Service(string inner, string authority)
    {
        var builder = Builder([new("urls", inner), new("Identity:Authority", authority)]);
        builder.UseInnerEndpoints();
        builder.AddServiceDefaults();
        builder.Services.AddSingleton(Rules());
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGrpcService<EchoGrpcService>();
        return app;
    }

    private static WebApplication Gateway(string urls, string inner, string authority)
    {
        var areas = RouteTable.Areas(Rules());
        var builder = Builder(
        [
            new("urls", urls),
            new("Identity:Authority", authority),
            .. areas.Select(area => new KeyValuePair<string, string?>($"Gateway:Services:{area}", inner)),
        ]);
        builder.AddGateway();
        var timeout = new Gateway.Limits.LimitOptions().CallTimeout;
        var services = areas.ToDictionary(area => area, _ => new Uri(inner));
        builder.Services.AddSingleton<IProxyConfigProvider>(new InMemoryConfigProvider(
            [.. RouteTable.Routes(Rules(), timeout).Where(route => route.RouteId.Contains(nameof(EchoService)))],
            [.. RouteTable.Clusters(Rules(), services).Where(cluster => cluster.ClusterId == "load")]));
        var app = builder.Build();
        app.MapGateway();
        return app;
    }

    private static AccessRules Rules() => new([.. AccessRules.SuiteFiles(), EchoReflection.Descriptor]);

    private static WebApplicationBuilder Builder(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Demo" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
