using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.ServiceDefaults.Access;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>One suite in separate processes for all tests of doors, with a provider whose key the tests know.</summary>
public sealed class DoorSuite : IAsyncLifetime
{
    private const string Plenty = "1000000";
    private const int MostUnavailable = 3;

    private readonly Postgres _postgres;
    private readonly ConcurrentQueue<string> _lines = new();
    private HttpClient _http = null!;
    private int _unavailable;

    public DoorSuite(Postgres postgres) => _postgres = postgres;

    internal SeparateSuite Suite { get; private set; } = null!;

    internal Forge Forge { get; } = new();

    /// <summary>Where all services keep what they know.</summary>
    internal string Database { get; private set; } = "";

    /// <summary>All that the processes have written.</summary>
    internal IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What each student has, by <see cref="DoorWorld.Fill"/>'s words.</summary>
    internal IReadOnlyDictionary<string, string> Works { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var everywhere = new Dictionary<string, string>
        {
            ["Identity:SigningKey"] = Forge.Pem,
            ["Consultations:DossiersAnHour"] = "0",
            ["Consultations:AnchorEvery"] = "00:00:01",
            ["Gateway:Limits:PerUser:Burst"] = Plenty,
            ["Gateway:Limits:PerUser:Refill"] = Plenty,
            ["Gateway:Limits:PerAddress:Burst"] = Plenty,
            ["Gateway:Limits:PerAddress:Refill"] = Plenty,
        };
        (string, string)[] accounts = [("student", "student"), ("teacher", "teacher"), ("chief", "team-chief")];
        Database = await _postgres.DatabaseAsync();
        Suite = new SeparateSuite(Database, accounts, everywhere);
        Suite.Listen(_lines.Enqueue);
        await Suite.StartAsync(Stop);
        Forge.Issuer = Suite.Address.ToString();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Works = await new DoorAcademy(Suite, Forge).MakeAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (Suite is not null)
        {
            await Suite.DisposeAsync();
        }

        Forge.Dispose();
    }

    /// <summary>Every method of the protos by its full name.</summary>
    internal static IReadOnlyDictionary<string, MethodDescriptor> Methods { get; } =
        AccessRules.MethodsOf(AccessRules.SuiteFiles())
            .ToDictionary(method => $"/{method.Service.FullName}/{method.Name}");

    /// <summary>
    /// Sends a row's request by a way; null when the method has no such way. What could not be forwarded says nothing
    /// of who is let in and is asked again, as clients do; that it happens more than a few times is a fault.
    /// </summary>
    /// <param name="door">The row.</param>
    /// <param name="way">The way.</param>
    /// <param name="json">The request.</param>
    /// <param name="headers">Its headers, the token among them.</param>
    internal async Task<DoorAnswer?> SendAsync(
        Door door, Way way, string json, IReadOnlyCollection<(string Name, string Value)> headers)
    {
        var answer = await SendOnceAsync(door, way, json, headers);
        if (answer?.Status != StatusCode.Unavailable)
        {
            return answer;
        }

        var times = Interlocked.Increment(ref _unavailable);
        Assert.True(
            times <= MostUnavailable, $"{door} by {way}: unavailable\n{string.Join('\n', _lines.TakeLast(40))}");
        return await SendOnceAsync(door, way, json, headers);
    }

    private async Task<DoorAnswer?> SendOnceAsync(
        Door door, Way way, string json, IEnumerable<(string Name, string Value)> headers)
    {
        var method = Methods[door.FullName];
        using var request = way is Way.Gateway or Way.Direct
            ? DoorRequest.Grpc(method, json)
            : DoorRequest.Rest(method, json);
        if (request is null)
        {
            return null;
        }

        var address = way switch
        {
            Way.Gateway => Suite.GrpcAddress,
            Way.Rest => Suite.Address,
            _ => Suite.Inner(door.Area),
        };
        request.RequestUri = new Uri(address, request.RequestUri!);
        request.Version = way == Way.Rest ? HttpVersion.Version11 : HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        foreach (var (name, value) in headers.Append(("accept-language", "en")))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        return await DoorAnswer.ReadAsync(answer, method.IsServerStreaming, Stop);
    }
}
