using System.Net;
using System.Net.Sockets;
using System.Text;
using Grpc.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Whatever is wrong with a token, it is refused at the gateway and by each service itself, always with the same
/// answer, and nothing of it is written down.
/// </summary>
[Collection(DoorGroup.Name)]
public sealed class TokenDoorTests(DoorSuite suite)
{
    private static readonly Door[] s_doors =
    [
        .. from method in (string[])
           [
               "roster.v1.RouteMapService/GetRouteMap", "portfolio.v1.HoursService/ListHours",
               "insight.v1.CohortInsightService/ListCohorts",
           ]
           select DoorTable.Rows.Single(door => door.Method == method),
        .. DoorTable.Rows.Where(door => door.IsInside),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<(Door Door, Way Way)> Doors =>
        from door in s_doors
        from way in Enum.GetValues<Way>()
        where !(door.IsInside && way is Way.Gateway or Way.Rest or Way.DirectRest)
        select (door, way);

    [Fact]
    public async Task A_bad_token_is_refused_at_every_door_like_none_at_all()
    {
        await using var lure = await Lure.StartAsync();
        var bad = BadTokens.All(suite.Forge, lure.Address);
        var (person, refresh) = await PersonTokens.GetAsync(suite.Suite, Stop);
        bad.Add("an id token", person);
        bad.Add("a refresh token", refresh);
        var findings = new List<string>();
        foreach (var (door, way) in Doors)
        {
            Assert.Equal(StatusCode.OK, (await KnockAsync(door, way, Good)).Status);
            var none = await KnockAsync(door, way, null);
            Assert.Equal(StatusCode.Unauthenticated, none.Status);
            foreach (var (what, token) in bad)
            {
                if (await KnockAsync(door, way, $"Bearer {token}") is var answer && answer.Text != none.Text)
                {
                    findings.Add($"{door} by {way}, {what}:\n{answer.Text}");
                }
            }

            Assert.Equal(StatusCode.OK, (await KnockAsync(door, way, Good)).Status);
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.Empty(lure.Visits);
        AssertNothingWritten(bad.Values.Append(Good[7..]));
    }

    [Fact]
    public async Task A_header_that_is_no_bearer_token_is_none()
    {
        var good = Good[7..];
        foreach (var (door, way) in Doors)
        {
            var none = await KnockAsync(door, way, null);
            foreach (var header in (string[])
            [
                "", "Bearer", "Bearer ", "Basic c3R1ZGVudDpkZW1v", $"Basic {good}", $"DPoP {good}", good,
                $"Bearer{good}", $"Bearer {good}, Bearer {good}", $"Basic x, Bearer {good}", $"Bearer garbage, {good}",
            ])
            {
                Assert.Equal(none.Text, (await KnockAsync(door, way, header)).Text);
            }
        }
    }

    [Fact]
    public async Task Two_headers_are_refused_though_both_are_good()
    {
        var one = await RawAsync($"Authorization: {Good}\r\n");
        var two = await RawAsync($"Authorization: {Good}\r\nAuthorization: {Good}\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", one, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 401 ", two, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_address_or_a_cookie_is_none()
    {
        var good = Good[7..];
        Assert.StartsWith("HTTP/1.1 401 ", await RawAsync("", $"?access_token={good}"), StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 401 ", await RawAsync($"Cookie: access_token={good}; vik.portal={good}\r\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_no_header_has_room_for_gets_nowhere()
    {
        var answer = await RawAsync($"Authorization: Bearer {Good[7..]}{new string('A', 40_000)}\r\n");
        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await RawAsync($"Authorization: {Good}\r\n"), StringComparison.Ordinal);
    }

    // Pages know who it is from their own session and never from a token.
    [Fact]
    public async Task The_portal_takes_no_bearer_token()
    {
        var answer = await RawAsync($"Authorization: {Good}\r\n", path: "/mijn-route");
        Assert.StartsWith("HTTP/1.1 302 ", answer, StringComparison.Ordinal);
        Assert.Contains("/connect/authorize", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_lives_five_minutes_at_most()
    {
        foreach (var account in (string[])["student", "teacher", "chief"])
        {
            var token = new JsonWebToken(await suite.Suite.TokenAsync(account, Stop));
            Assert.InRange(token.ValidTo - token.IssuedAt, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        }
    }

    private string Good => $"Bearer {suite.Forge.Token("student", "student", "team-chief", "service")}";

    private async Task<DoorAnswer> KnockAsync(Door door, Way way, string? authorization)
    {
        var json = DoorWorld.Fill(door, Case.Own, "student", suite.Works);
        (string, string)[] headers = authorization is null ? [] : [("authorization", authorization)];
        return (await suite.SendAsync(door, way, json, headers))!;
    }

    private void AssertNothingWritten(IEnumerable<string> tokens)
    {
        var secrets = tokens.SelectMany(token => token.Split('.')).Where(part => part.Length > 40).ToHashSet();
        Assert.Empty(
            from line in suite.Lines
            from secret in secrets
            where line.Contains(secret, StringComparison.Ordinal)
            select line);
    }

    private async Task<string> RawAsync(string headers, string query = "", string path = "/api/portfolio/v1/me/hours")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, suite.Suite.Address.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {path}{query} HTTP/1.1\r\nHost: {suite.Suite.Address.Authority}\r\n{headers}"
                + "Connection: close\r\n\r\n"),
            Stop);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }
}
