using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>
/// Gives a request its public address and its caller's, before anything looks at them. The gateway reaches a service at
/// an inner address and says in headers what it saw; only its word counts, and nobody's against a configured address.
/// </summary>
public static class PublicAddress
{
    /// <summary>
    /// Adds it by the section <c>Hosting</c>. Each module may ask for it: headers read twice would be believed one
    /// caller too far, so it is done once.
    /// </summary>
    public static IServiceCollection AddPublicAddress(this IServiceCollection services)
    {
        services.AddOptions<HostingOptions>().BindConfiguration(HostingOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, Filter>());
        return services;
    }

    private sealed class Filter(IOptions<HostingOptions> options) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseForwardedHeaders(Forwarded());
            if (Configured() is { } address)
            {
                var host = new HostString(address.Authority);
                app.Use((context, proceed) =>
                {
                    (context.Request.Scheme, context.Request.Host) = (address.Scheme, host);
                    return proceed(context);
                });
            }

            next(app);
        };

        // Loopback is known by itself.
        private ForwardedHeadersOptions Forwarded()
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders =
                    ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            };
            foreach (var network in options.Value.TrustedNetworks)
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }

            return forwarded;
        }

        private Uri? Configured() => options.Value.PublicAddress switch
        {
            "" => null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) => uri,
            _ => throw new InvalidOperationException(
                "Hosting:PublicAddress must be the public address, such as https://learning.example/."),
        };
    }
}
