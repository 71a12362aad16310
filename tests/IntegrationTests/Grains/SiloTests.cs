using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using VikLearning.ServiceDefaults.Grains;
using Xunit;

namespace VikLearning.IntegrationTests.Grains;

public sealed class SiloTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vik-grains-");

    [Fact]
    public async Task Silos_that_nobody_gave_a_port_run_side_by_side_and_know_nothing_of_each_other()
    {
        var settings = Settings("one");
        await using var first = await SiloHost.StartAsync(settings);
        await using var second = await SiloHost.StartAsync(Settings("two"));
        await first.Grains.GetGrain<INoteGrain>("one").WriteAsync("first");
        Assert.Equal("", await second.Grains.GetGrain<INoteGrain>("one").ReadAsync());
    }

    [Fact]
    public async Task What_modules_add_to_the_silo_before_and_after_stays()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Settings("one"));
        builder.UseOrleans(silo => silo.Configure<GrainCollectionOptions>(
            collection => collection.ClassSpecificCollectionAge["before"] = TimeSpan.FromHours(1)));
        builder.AddSilo("tests");
        builder.UseOrleans(silo => silo.Configure<GrainCollectionOptions>(
            collection => collection.ClassSpecificCollectionAge["after"] = TimeSpan.FromHours(2)));
        builder.AddGrainStore("tests");
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["after", "before"], Value<GrainCollectionOptions>(host).ClassSpecificCollectionAge.Keys.Order());
        Assert.Equal("tests", Value<ClusterOptions>(host).ClusterId);
        var grains = (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;
        await grains.GetGrain<INoteGrain>("one").WriteAsync("works");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void No_limit_is_off()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.AddSilo("tests");
        using var host = builder.Build();
        var messaging = Value<SiloMessagingOptions>(host);
        Assert.InRange(messaging.MaxEnqueuedRequestsSoftLimit, 1, messaging.MaxEnqueuedRequestsHardLimit - 1);
        Assert.InRange(messaging.MaxEnqueuedRequestsHardLimit, 2, 10_000);
        Assert.InRange(messaging.MaxRequestProcessingTime, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));
        Assert.InRange(messaging.MaxMessageBodySize, 1, 8 << 20);
        Assert.Equal(TimeSpan.FromSeconds(5), messaging.ResponseTimeout);
        var membership = Value<ClusterMembershipOptions>(host);
        Assert.Equal(TimeSpan.FromSeconds(2), membership.ProbeTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), membership.MaxProbeTimeout);
        Assert.Equal(3, membership.NumMissedProbesLimit);
    }

    [Fact]
    public void A_second_silo_in_a_process_is_refused()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.AddSilo("tests");
        Assert.Throws<InvalidOperationException>(() => builder.AddSilo("tests"));
    }

    [Fact]
    public async Task A_cluster_on_files_does_not_start()
    {
        var settings = Settings("one");
        settings["Silo:Clustering"] = nameof(Clustering.AdoNet);
        await using var silo = SiloHost.Build(settings);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(silo.StartAsync);
        Assert.Contains("Storage:Kind=Postgres", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Dictionary<string, string?> Settings(string name) =>
        new() { ["Storage:Directory"] = Path.Combine(_folder.FullName, name) };

    private static T Value<T>(IHost host)
        where T : class => ((IOptions<T>)host.Services.GetService(typeof(IOptions<T>))!).Value;
}
