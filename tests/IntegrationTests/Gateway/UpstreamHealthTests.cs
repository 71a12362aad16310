using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Gateway;
using VikLearning.Gateway.Upstream;
using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>How often the gateway asks a service whether it is ready: one that counts, and a clock in hand.</summary>
public sealed class UpstreamHealthTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly WebApplication _service = Service();
    private int _asked;
    private volatile int _status = StatusCodes.Status503ServiceUnavailable;

    public async ValueTask InitializeAsync()
    {
        _service.MapGet("/health/ready", () =>
        {
            Interlocked.Increment(ref _asked);
            return Results.StatusCode(_status);
        });
        await _service.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_service_that_is_not_ready_is_asked_again_soon_and_one_that_is_after_a_second()
    {
        using var health = Health();
        Assert.Equal((503, 1), await AnswerAsync(health));
        Assert.Equal((503, 1), await AnswerAsync(health));

        _status = StatusCodes.Status200OK;
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal((503, 1), await AnswerAsync(health));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((200, 2), await AnswerAsync(health));

        _status = StatusCodes.Status503ServiceUnavailable;
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal((200, 2), await AnswerAsync(health));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((503, 3), await AnswerAsync(health));
    }

    private static WebApplication Service()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        return builder.Build();
    }

    private UpstreamHealth Health()
    {
        var options = new GatewayOptions { Services = { ["portfolio"] = new Uri(_service.Urls.Single()) } };
        return new UpstreamHealth(Options.Create(options), _time);
    }

    private async Task<(int Status, int Asked)> AnswerAsync(UpstreamHealth health)
    {
        var http = new DefaultHttpContext();
        await health.AnswerAsync(http);
        return (http.Response.StatusCode, Volatile.Read(ref _asked));
    }
}
