using System.Net;
using System.Net.Sockets;
using System.Text;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>
/// Clients that send slowly, or open streams only to take them back, hold what they may hold and stop nobody else. All
/// are bounded in number and time, on loopback, from an address of their own.
/// </summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const int MaxConnections = 60;
    private const int PerAddress = 20;
    private const int Attackers = 3 * MaxConnections;
    private const int Calls = 100;

    private static readonly IPAddress s_elsewhere = IPAddress.Parse("127.0.0.2");

    private StubSuite _suite = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _suite = await StubSuite.StartAsync(new Dictionary<string, string?>
    {
        ["Gateway:Limits:MaxConnections"] = $"{MaxConnections}",
        ["Gateway:Limits:MaxConnectionsPerAddress"] = $"{PerAddress}",
        ["Gateway:Limits:HeadersTimeout"] = "00:00:03",
        ["Gateway:Limits:PerUser:Burst"] = "10000",
    });

    public ValueTask DisposeAsync() => _suite.DisposeAsync();

    [Fact]
    public Task Heads_that_never_end_stop_nobody() => AttackAsync(1, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");

    [Fact]
    public Task Bodies_that_never_end_stop_nobody() => AttackAsync(
        1,
        "POST /api/portfolio/v1/me/hours HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100000\r\n\r\n{");

    [Fact]
    public Task Connections_that_say_nothing_stop_nobody() => AttackAsync(2, "");

    [Fact]
    public async Task A_connection_whose_head_does_not_come_is_ended()
    {
        using var client = await ConnectAsync(0);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n"u8.ToArray(), Stop);
        var answer = await ReadToEndAsync(client);
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_that_are_opened_and_taken_back_stop_nobody()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var attacks = Enumerable.Range(0, 8).Select(_ => RapidReset.RunAsync(
            s_elsewhere, _suite.Addresses[^1], streams: 5_000, end.Token)).ToArray();
        await CallAsync();
        await end.CancelAsync();
        var opened = await Task.WhenAll(attacks);

        // The attack was one: hundreds of streams were opened and taken back beside those calls.
        Assert.True(opened.Sum() > 500, $"Only {opened.Sum()} streams were opened.");
        await CallAsync();
    }

    // More of them than there are connections at all; without a share for each address nothing would be left.
    private async Task AttackAsync(int port, string beginning)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var there = new SemaphoreSlim(0);
        var attacks = new List<Task>();
        for (var number = 0; number < Attackers; number++)
        {
            attacks.Add(TrickleAsync(port - 1, beginning, there, end.Token));
        }

        // Each of them is connected, or was turned away, before anybody else calls.
        for (var number = 0; number < Attackers; number++)
        {
            await there.WaitAsync(Stop);
        }

        await CallAsync();
        await end.CancelAsync();
        await Task.WhenAll(attacks);
    }

    private async Task CallAsync()
    {
        for (var number = 0; number < Calls; number++)
        {
            using var http = new HttpClient { BaseAddress = _suite.Addresses[0] };
            http.DefaultRequestHeaders.Authorization = new("Bearer", _suite.Issuer.Token("student01", "student"));
            using var answer = await http.GetAsync(new Uri("/api/portfolio/v1/me/hours", UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await new HoursService.HoursServiceClient(_suite.GatewayChannel).ListHoursAsync(
                new(), _suite.Student(), cancellationToken: Stop);
        }
    }

    private async Task<Socket> ConnectAsync(int port)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Bind(new IPEndPoint(s_elsewhere, 0));
        await client.ConnectAsync(IPAddress.Loopback, _suite.Addresses[port].Port, Stop);
        return client;
    }

    // One letter now and then, until the other side or the test has had enough of it.
    private async Task TrickleAsync(int port, string beginning, SemaphoreSlim there, CancellationToken end)
    {
        try
        {
            using var client = await BeginAsync(port, beginning, there, end);
            while (true)
            {
                await Task.Delay(200, end);
                await client.SendAsync("x"u8.ToArray(), end);
            }
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException)
        {
            // Ended by the gateway, or at the end of the test.
        }
    }

    private async Task<Socket> BeginAsync(int port, string beginning, SemaphoreSlim there, CancellationToken end)
    {
        try
        {
            var client = await ConnectAsync(port);
            await client.SendAsync(Encoding.ASCII.GetBytes(beginning), end);
            return client;
        }
        finally
        {
            there.Release();
        }
    }

    private static async Task<string> ReadToEndAsync(Socket client)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (await client.ReceiveAsync(buffer, Stop) is > 0 and var length)
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, length));
        }

        return text.ToString();
    }
}
