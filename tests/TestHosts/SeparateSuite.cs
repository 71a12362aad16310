using System.Globalization;
using System.Security.Cryptography;

namespace VikLearning.TestHosts;

/// <summary>
/// The suite as a cluster runs it: gateway, Identity, Portal, Roster, Integrity, Portfolio, Exams and Insight each
/// in a process of its own, on one PostgreSQL database, a schema a service.
/// </summary>
public sealed class SeparateSuite : IAsyncDisposable
{
    private static readonly string[] s_services =
        ["roster", "integrity", "portfolio", "exams", "insight", "identity", "portal"];

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-separate-").FullName;
    private readonly string _secret = RandomNumberGenerator.GetHexString(32);
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string _postgres;
    private readonly IReadOnlyList<(string Name, string Role)> _accounts;
    private readonly IReadOnlyDictionary<string, string> _everywhere;
    private readonly Dictionary<string, int> _ports = [];
    private readonly Dictionary<string, ServiceProcess> _processes = [];

    /// <summary>Describes the suite; <see cref="StartAsync"/> starts it.</summary>
    /// <param name="postgres">The database.</param>
    /// <param name="accounts">Who can sign in; the subject is the name.</param>
    /// <param name="everywhere">Settings that every process gets besides, and that win.</param>
    public SeparateSuite(
        string postgres,
        IReadOnlyList<(string Name, string Role)> accounts,
        IReadOnlyDictionary<string, string>? everywhere = null)
    {
        _postgres = postgres;
        _accounts = accounts;
        _everywhere = everywhere ?? new Dictionary<string, string>();
        Address = new Uri($"http://127.0.0.1:{Ports.FreePair()}");
        foreach (var service in s_services)
        {
            _ports[service] = Ports.Free();
        }

        Add("gateway", "gateway", GatewaySettings());
        Add("identity", "services/Identity", IdentitySettings());
        Add("roster", "services/Roster", ServiceSettings("roster"));
        Add("integrity", "services/Integrity", ServiceSettings("integrity"));
        Add("portfolio", "services/Portfolio", ServiceSettings("portfolio"));
        Add("exams", "services/Exams", ServiceSettings("exams"));
        Add("insight", "services/Insight", ServiceSettings("insight"));
        Add("portal", "services/Portal", PortalSettings());
    }

    /// <summary>Where pages, REST and gRPC-Web are; plain gRPC is on the next port.</summary>
    public Uri Address { get; }

    /// <summary>Where plain gRPC (h2c) is.</summary>
    public Uri GrpcAddress => new UriBuilder(Address) { Port = Address.Port + 1 }.Uri;

    /// <summary>The process of a service, or of the <c>gateway</c>.</summary>
    public ServiceProcess Process(string service) => _processes[service];

    /// <summary>The inner address of a service.</summary>
    public Uri Inner(string service) => new($"http://127.0.0.1:{_ports[service]}");

    /// <summary>Starts all of them and waits until the gateway says that every one is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var process in _processes.Values)
        {
            process.Start();
        }

        await BecomeReadyAsync(cancellation);
    }

    /// <summary>Waits until the gateway says that every service is ready.</summary>
    /// <exception cref="InvalidOperationException">One of them ended, with its last lines.</exception>
    public async Task BecomeReadyAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (true)
        {
            if (_processes.FirstOrDefault(process => process.Value.HasExited) is { Key: { } name } ended)
            {
                throw new InvalidOperationException($"{name} ended.\n{ended.Value.Output}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>The secret of every client that the suite's provider knows.</summary>
    public string ClientSecret => _secret;

    /// <summary>Hears every line that any of the processes writes.</summary>
    public void Listen(Action<string> line)
    {
        foreach (var process in _processes.Values)
        {
            process.Wrote += line;
        }
    }

    /// <summary>An access token of an account, through the gateway.</summary>
    public async Task<string> TokenAsync(string account, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:viklearning:demo",
            ["client_id"] = "demo",
            ["client_secret"] = _secret,
            ["username"] = account,
        });
        using var answer = await client.PostAsync(new Uri("/connect/token", UriKind.Relative), form, cancellation);
        answer.EnsureSuccessStatusCode();
        using var body = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return body.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Values)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string PublicAddress => Address.GetLeftPart(UriPartial.Authority);

    private void Add(string name, string project, IEnumerable<(string Key, string Value)> settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
        all["DOTNET_ENVIRONMENT"] = "Demo";
        all["ASPNETCORE_ENVIRONMENT"] = "Demo";
        all["Identity:Authority"] = PublicAddress + "/";
        foreach (var (key, value) in _everywhere)
        {
            all[key] = value;
        }

        all.TryAdd("urls", _ports.TryGetValue(name, out var port) ? $"http://127.0.0.1:{port}" : PublicAddress);
        _processes[name] = new ServiceProcess(project, all);
    }

    private IEnumerable<(string Key, string Value)> GatewaySettings() =>
    [
        ("Gateway:PublicAddress", PublicAddress),
        .. s_services.Select(service => ($"Gateway:Services:{service}", Inner(service).ToString())),
    ];

    private IEnumerable<(string Key, string Value)> StorageSettings(string name) =>
    [
        ("Storage:Kind", "Postgres"),
        ("Storage:Postgres", _postgres),
        ("Storage:Directory", Path.Combine(_folder, name)),
        ("Encryption:MasterKey", _masterKey),
    ];

    private IEnumerable<(string Key, string Value)> ServiceSettings(string name) =>
    [
        .. StorageSettings(name),
        ("Silo:Clustering", "AdoNet"),
        ("ServiceIdentity:TokenAddress", PublicAddress + "/connect/token"),
        ("ServiceIdentity:ClientId", name),
        ("ServiceIdentity:ClientSecret", _secret),
        ("ServiceIdentity:Services:roster", Inner("roster").ToString()),
        ("ServiceIdentity:Services:integrity", Inner("integrity").ToString()),
        ("ServiceIdentity:Services:portfolio", Inner("portfolio").ToString()),
    ];

    private IEnumerable<(string Key, string Value)> PortalSettings() =>
    [
        .. StorageSettings("portal"),
        ("Portal:Authority", PublicAddress + "/"),
        ("Portal:ClientSecret", _secret),
        ("Portal:GatewayHttp", PublicAddress),
        ("Portal:GatewayGrpc", GrpcAddress.GetLeftPart(UriPartial.Authority)),
    ];

    private List<(string Key, string Value)> IdentitySettings()
    {
        List<(string Key, string Value)> settings =
        [
            .. StorageSettings("identity"),
            ("Identity:Issuer", PublicAddress + "/"),
            ("Identity:AllowHttp", "true"),
            ("Demo:Enabled", "true"),
            ("Demo:Password", "demo"),
        ];
        foreach (var (index, (name, role)) in _accounts.Index())
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Identity:Accounts:{index}:");
            settings.AddRange([($"{prefix}Name", name), ($"{prefix}Subject", name), ($"{prefix}Roles:0", role)]);
        }

        AddClient(settings, 0, "portal", "authorization_code", "refresh_token");
        settings.Add(("Identity:Clients:0:RedirectUris:0", PublicAddress + "/portal/signin-oidc"));
        settings.Add(("Identity:Clients:0:PostLogoutRedirectUris:0", PublicAddress + "/portal/signout-oidc"));
        AddClient(settings, 1, "roster", "client_credentials");
        AddClient(settings, 2, "portfolio", "client_credentials");
        AddClient(settings, 3, "insight", "client_credentials");
        AddClient(settings, 4, "demo", "urn:viklearning:demo");
        AddClient(settings, 5, "exams", "client_credentials");
        return settings;
    }

    private void AddClient(List<(string Key, string Value)> settings, int index, string id, params string[] grants)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"Identity:Clients:{index}:");
        settings.AddRange([($"{prefix}Id", id), ($"{prefix}Secret", _secret)]);
        settings.AddRange(grants.Select((grant, number) => ($"{prefix}Grants:{number}", grant)));
    }
}
