using Microsoft.Extensions.Options;
using VikLearning.Gateway.Errors;
using VikLearning.Gateway.Limits;
using VikLearning.Gateway.Routes;
using VikLearning.Gateway.Upstream;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Hosting;

namespace VikLearning.Gateway;

/// <summary>How a host takes the gateway in: the one door of the suite.</summary>
public static class GatewayModule
{
    // Everything that looks like a gRPC service or an inner address and has no route of its own.
    private static readonly string[] s_closed =
    [
        @"/{service:regex(^(viklearning|grpc)\.)}/{**rest}", "/api/{**rest}", "/health/{**rest}", "/dapr/{**rest}",
    ];

    /// <summary>
    /// Adds the gateway by the sections <c>Gateway</c> and <c>Identity</c>, listening on <c>urls</c>.
    /// </summary>
    public static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var section = builder.Configuration.GetSection(GatewayOptions.Section);
        var options = section.Get<GatewayOptions>() ?? new GatewayOptions();
        var services = builder.Services;
        services.AddOptions<GatewayOptions>().Bind(section);
        services.AddTokenChecks(builder.Configuration);
        services.AddProblems();
        services.AddLanguages();
        services.AddRequestTimeouts();
        services.AddSingleton<UpstreamHealth>();
        services.AddPublicReflection(AccessRules.Suite);
        services.AddReverseProxy()
            .LoadFromMemory(
                RouteTable.Routes(AccessRules.Suite, options.Limits.CallTimeout),
                RouteTable.Clusters(AccessRules.Suite, options.Services))
            .ConfigureHttpClient((_, handler) => Connect(handler))
            .AddTransforms(context => ForwardedHeaders.Apply(context, options.PublicAddress));
        builder.AddTelemetry();
        builder.ListenOutside(options);
        return builder;
    }

    /// <summary>Puts the middleware in its order and maps the routes.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        var limits = options.Limits;
        app.UseSafeHeaders(options.PublicAddress);
        app.UseRequestLocalization();
        app.UseProblems();
        app.UseMiddleware<GrpcErrorMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>(
            limits.PerAddress, (Func<HttpContext, string?>)RateLimitMiddleware.AddressOf);
        app.UseMiddleware<RateLimitMiddleware>(
            limits.Calendars, (Func<HttpContext, string?>)RateLimitMiddleware.CalendarOf);
        app.UseMiddleware<CalendarKeyMiddleware>();
        app.UseMiddleware<BodyLimitMiddleware>();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseMiddleware<RateLimitMiddleware>(
            limits.PerUser, (Func<HttpContext, string?>)RateLimitMiddleware.UserOf);
        app.UseSecondFactor();
        app.UseAuthorization();
        app.UseMiddleware<WholeBodyMiddleware>();
        app.MapGet("/health/live", () => "Healthy");
        app.MapGet("/health/ready", (UpstreamHealth health, HttpContext http) => health.AnswerAsync(http));
        app.MapPublicReflection();
        app.MapReverseProxy();
        foreach (var closed in s_closed)
        {
            app.Map(closed, http =>
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }

        return app;
    }

    private static void ListenOutside(this WebApplicationBuilder builder, GatewayOptions options)
    {
        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        // The addresses are bound one by one below, each with its protocol; Kestrel is to bind no others.
        builder.WebHost.UseUrls().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Apply(new HostingOptions
            {
                MaxRequestBytes = options.Limits.MaxRequestBytes,
                MaxConnections = options.Limits.MaxConnections,
            });
            kestrel.Limits.RequestHeadersTimeout = options.Limits.HeadersTimeout;
            kestrel.Listen(urls, options);
        });
    }

    private static void Connect(SocketsHttpHandler handler)
    {
        handler.ConnectTimeout = TimeSpan.FromSeconds(2);
        handler.EnableMultipleHttp2Connections = true;
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(15);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(5);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(10);
    }
}
