using System.Net.Http.Headers;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VikLearning.Gateway;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>The real gateway and the real edge of a service, before services that only pretend.</summary>
internal sealed class StubSuite : IAsyncDisposable
{
    private readonly WebApplication _service;
    private readonly WebApplication _gateway;

    private StubSuite(
        TokenIssuer issuer, WebApplication service, WebApplication gateway, StubState state,
        Func<HttpMessageHandler> handler)
    {
        Issuer = issuer;
        _service = service;
        _gateway = gateway;
        State = state;
        ServiceChannel = GrpcChannel.ForAddress(service.Urls.First());
        var urls = gateway.Urls.ToArray();
        Addresses = [.. urls.Select(url => new Uri(url))];
        Http = new HttpClient(handler()) { BaseAddress = new Uri(urls[0]) };

        // With TLS the first address is the only one.
        GatewayChannel = GrpcChannel.ForAddress(urls[^1], new GrpcChannelOptions { HttpHandler = handler() });
    }

    public TokenIssuer Issuer { get; }

    public StubState State { get; }

    public HttpClient Http { get; }

    public GrpcChannel GatewayChannel { get; }

    public GrpcChannel ServiceChannel { get; }

    /// <summary>The gateway's addresses: pages and REST first, plain gRPC last.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    public Uri ServiceAddress => new(_service.Urls.First());

    public static async Task<StubSuite> StartAsync(
        Dictionary<string, string?>? settings = null, TimeProvider? time = null,
        Func<HttpMessageHandler>? handler = null, Dictionary<string, string?>? ofGateway = null)
    {
        var issuer = await TokenIssuer.StartAsync();
        var state = new StubState();
        var service = Service(issuer, settings, state, time);
        await service.StartAsync();
        var gateway = Gateway(issuer, ofGateway ?? settings, service.Urls.First());
        await gateway.StartAsync();
        return new StubSuite(issuer, service, gateway, state, handler ?? (() => new SocketsHttpHandler()));
    }

    /// <summary>Metadata with a bearer token and a fresh idempotency key.</summary>
    public static Metadata Bearer(string token) =>
        new() { { "authorization", $"Bearer {token}" }, { "idempotency-key", Guid.NewGuid().ToString() } };

    public Metadata Student(string subject = "student01") => Bearer(Issuer.Token(subject, "student"));

    /// <summary>A REST call as a student, in English.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, string? token = null, string? key = "key-1")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Bearer", token ?? Issuer.Token("student01", "student"));
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await Http.SendAsync(request);
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public Task StopServiceAsync() => _service.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        GatewayChannel.Dispose();
        ServiceChannel.Dispose();
        await _gateway.DisposeAsync();
        await _service.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    private static WebApplication Service(
        TokenIssuer issuer, Dictionary<string, string?>? settings, StubState state, TimeProvider? time)
    {
        var builder = Builder(issuer, settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.AddServiceDefaults().AddServiceDefaults().UseInnerEndpoints();
        builder.Services.AddSingleton(state);
        builder.Services.AddSingleton<IRelation, StubRelation>();
        builder.Services.AddSingleton<IConsultationLedger, StubConsultationLedger>();
        builder.Services.AddKeyedSingleton<ITextVault, StubVault>("portfolio");
        var app = builder.Build();
        app.UseServiceDefaults().UseServiceDefaults();
        app.MapGrpcService<StubHours>();
        app.MapGrpcService<StubCohorts>();
        app.MapGrpcService<StubLedgers>();
        app.MapGrpcService<StubFeed>();
        app.MapGet("/events", async (HttpContext http) =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("data: first\n\n");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        app.MapGet("/some/page", (HttpContext http) => $"portal {http.Request.Scheme} {http.Request.Host}");
        return app;
    }

    private static WebApplication Gateway(TokenIssuer issuer, Dictionary<string, string?>? settings, string service)
    {
        var builder = Builder(issuer, settings);
        builder.WebHost.UseUrls(settings?.GetValueOrDefault("urls") ?? "http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new[] { "roster", "integrity", "portfolio", "exams", "insight", "identity", "portal" }
                .Select(area => KeyValuePair.Create($"Gateway:Services:{area}", (string?)service)));
        builder.AddGateway();
        var app = builder.Build();
        app.MapGateway();
        return app;
    }

    private static WebApplicationBuilder Builder(TokenIssuer issuer, Dictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Configuration["Identity:Authority"] = issuer.Address;
        return builder;
    }
}
