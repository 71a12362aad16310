using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>
/// What a process tells of itself: a log without the addresses that were asked for; and traces and metrics over OTLP,
/// when an address for them is configured, otherwise none are made.
/// </summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] s_meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Orleans", "System.Runtime",
        "VikLearning.*",
    ];

    /// <summary>Adds them, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // It writes every address with its query, and what somebody puts there by mistake, a token, with it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
        {
            return builder;
        }

        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = IsTraced)
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "VikLearning.*"))
            .WithMetrics(metrics => metrics.AddMeter(s_meters))
            .UseOtlpExporter();
        return builder;
    }

    // The address of a calendar is its key, and a trace would have it.
    private static bool IsTraced(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/calendar");
}
