using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>
/// What every service's host stands on. Each module may ask for it: the second time changes nothing, so that one
/// process can hold one module or all of them.
/// </summary>
public static class ServiceHosting
{
    private const string UsedMark = "VikLearning.ServiceDefaults";

    /// <summary>
    /// Adds token checks, gRPC with JSON transcoding and its interceptors, languages, health and telemetry.
    /// </summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(AccessRules)))
        {
            return builder;
        }

        var section = builder.Configuration.GetSection(HostingOptions.Section);
        var options = section.Get<HostingOptions>() ?? new HostingOptions();
        services.AddPublicAddress();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(AccessRules.Suite);
        services.AddSingleton<ConsultationGate>();
        services.AddTokenChecks(builder.Configuration);
        services.AddEdge();
        services.AddGrpcEdge(options);
        services.AddLanguages();
        services.AddHealthChecks();
        builder.AddTelemetry();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Apply(options);
        });
        return builder;
    }

    /// <summary>
    /// Makes every http address of this process speak HTTP/2 without TLS, as the gateway does towards services.
    /// </summary>
    public static WebApplicationBuilder UseInnerEndpoints(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        return builder;
    }

    /// <summary>Puts the middleware in its order, and the health addresses. Before any endpoint is mapped.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        IApplicationBuilder pipeline = app;
        if (!pipeline.Properties.TryAdd(UsedMark, true))
        {
            return app;
        }

        app.UseSafeHeaders();
        app.UseRequestLocalization();
        app.UseProblems();
        app.UseRouting();
        app.MapWhen(IsCall, AnswerCalls);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        return app;
    }

    private static bool IsCall(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;

    // A road of its own: the token is checked by the access interceptor, and what pages and sign-in put in the way of
    // every request, in a host that has them too, is nothing to a call.
    private static void AnswerCalls(IApplicationBuilder calls)
    {
        calls.UseMiddleware<JsonShapeMiddleware>();
        calls.UseMiddleware<UnreadableMessageMiddleware>();
        calls.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        calls.UseEndpoints(_ => { });
    }

    private static void AddGrpcEdge(this IServiceCollection services, HostingOptions options) => services
        .AddGrpc(grpc =>
        {
            grpc.EnableDetailedErrors = false;
            grpc.MaxReceiveMessageSize = options.MaxRequestBytes;
            grpc.MaxSendMessageSize = options.MaxMessageBytes;
            grpc.Interceptors.Add<RefusalInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
        })
        .AddJsonTranscoding(json => json.JsonSettings.WriteInt64sAsStrings = true);
}
