using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.ServiceDefaults.Hosting;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Hosting;

public sealed class PublicAddressTests
{
    private const string Inner = "http://10.1.2.3:5000";
    private static readonly (string Name, string Value)[] s_said =
    [
        ("X-Forwarded-For", "6.6.6.6, 198.51.100.7"),
        ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Host", "learning.example"),
    ];

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task The_gateway_beside_us_is_believed_and_of_callers_only_the_one_it_saw(string peer) =>
        Assert.Equal(("https://learning.example", "198.51.100.7"), await SeenAsync(peer, []));

    [Fact]
    public async Task A_gateway_elsewhere_is_believed_once_its_network_is_known()
    {
        Assert.Equal((Inner, "10.0.0.9"), await SeenAsync("10.0.0.9", []));
        Assert.Equal(
            ("https://learning.example", "198.51.100.7"),
            await SeenAsync("10.0.0.9", new() { ["Hosting:TrustedNetworks:0"] = "10.0.0.0/24" }));
    }

    [Fact]
    public async Task A_stranger_is_who_it_is_whatever_it_says() =>
        Assert.Equal((Inner, "203.0.113.5"), await SeenAsync("203.0.113.5", []));

    [Fact]
    public async Task A_configured_address_is_above_what_anyone_says()
    {
        Dictionary<string, string?> settings = new() { ["Hosting:PublicAddress"] = "https://academy.example:8443/" };

        Assert.Equal(("https://academy.example:8443", "198.51.100.7"), await SeenAsync("127.0.0.1", settings));
        Assert.Equal(("https://academy.example:8443", "203.0.113.5"), await SeenAsync("203.0.113.5", settings));
    }

    // A gateway on this machine would be taken for a proxy, and the caller before it believed.
    [Fact]
    public async Task Asked_for_by_several_modules_it_still_believes_one_caller_only()
    {
        var seen = await SeenAsync("127.0.0.1", [], ("X-Forwarded-For", "6.6.6.6, 127.0.0.1"));

        Assert.Equal((Inner, "127.0.0.1"), seen);
    }

    [Theory]
    [InlineData("learning.example")]
    [InlineData("ftp://learning.example")]
    public async Task An_address_that_is_none_stops_the_start(string address) =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => SeenAsync("127.0.0.1", new() { ["Hosting:PublicAddress"] = address }));

    private static async Task<(string Address, string Caller)> SeenAsync(
        string peer, Dictionary<string, string?> settings, params (string Name, string Value)[] said)
    {
        var services = new ServiceCollection().AddLogging().AddPublicAddress().AddPublicAddress();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await using var provider = services.BuildServiceProvider();
        var app = new ApplicationBuilder(provider);
        var filters = provider.GetServices<IStartupFilter>().Reverse();
        filters.Aggregate<IStartupFilter, Action<IApplicationBuilder>>(
            _ => { }, static (next, filter) => filter.Configure(next))(app);
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(peer) } };
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("10.1.2.3:5000"));
        foreach (var (name, value) in said.Length > 0 ? said : s_said)
        {
            context.Request.Headers[name] = value;
        }

        await app.Build()(context);
        return ($"{context.Request.Scheme}://{context.Request.Host}", $"{context.Connection.RemoteIpAddress}");
    }
}
