using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using VikLearning.Gateway.Limits;

namespace VikLearning.Gateway;

/// <summary>
/// Where the gateway listens. With TLS one port serves HTTP/1.1 and HTTP/2. Without it a port serves only one of them:
/// pages, REST and gRPC-Web on the given port, plain gRPC on the next.
/// </summary>
internal static class Listeners
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Listens on the addresses of <c>urls</c>.</summary>
    public static void Listen(this KestrelServerOptions kestrel, string? urls, GatewayOptions options)
    {
        var limit = new ConnectionLimit(options.Limits.MaxConnectionsPerAddress);
        foreach (var url in (urls ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                var certificate = Load(options);
                kestrel.Bind(address, 0, HttpProtocols.Http1AndHttp2, listen =>
                {
                    listen.Use(limit.Guard);
                    listen.UseHttps(certificate);
                });
            }
            else
            {
                kestrel.Bind(address, 0, HttpProtocols.Http1, listen => listen.Use(limit.Guard));
                kestrel.Bind(address, 1, HttpProtocols.Http2, listen => listen.Use(limit.Guard));
            }
        }
    }

    private static void Bind(
        this KestrelServerOptions kestrel,
        BindingAddress address,
        int offset,
        HttpProtocols protocols,
        Action<ListenOptions> configure)
    {
        // Port 0 lets the system choose, for both.
        var port = address.Port == 0 ? 0 : address.Port + offset;
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            kestrel.Listen(ip, port, Configure);
        }
        else if (address.Host == "localhost" && port != 0)
        {
            kestrel.ListenLocalhost(port, Configure);
        }
        else
        {
            kestrel.ListenAnyIP(port, Configure);
        }

        void Configure(ListenOptions listen)
        {
            listen.Protocols = protocols;
            configure(listen);
        }
    }

    private static X509Certificate2 Load(GatewayOptions options)
    {
        var path = options.Certificate
            ?? throw new InvalidOperationException($"{GatewayOptions.Section}:Certificate is not set.");
        if (options.CertificateKey is null)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword);
        }

        return options.CertificatePassword is null
            ? X509Certificate2.CreateFromPemFile(path, options.CertificateKey)
            : X509Certificate2.CreateFromEncryptedPemFile(path, options.CertificatePassword, options.CertificateKey);
    }
}
