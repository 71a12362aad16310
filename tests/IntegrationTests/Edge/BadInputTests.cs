using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Npgsql;
using VikLearning.IntegrationTests.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Edge;

public sealed class BadInputTests(StubSuiteFixture fixture) : IClassFixture<StubSuiteFixture>
{
    private const string Path = "/api/portfolio/v1/me/hours";
    private readonly StubSuite _suite = fixture.Fresh();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":1.5}""", "minutes number-not-whole")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":30.0}""", "minutes number-not-whole")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":1e9}""", "minutes number-not-whole")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":1000000000}""", "minutes request-refused")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":10000000000}""", "minutes number-out-of-range")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":-30}""", "minutes request-refused")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":0}""", "minutes request-refused")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":"abc"}""", "minutes number-invalid")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":"NaN"}""", "minutes number-invalid")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":NaN}""", "minutes json-invalid")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":[30]}""", "minutes number-invalid")]
    [InlineData("""{"activityId":"a","date":"2026-02-29","minutes":30}""", "date date-invalid")]
    [InlineData("""{"activityId":"a","date":20260228,"minutes":30}""", "date field-type-invalid")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":30,"note":"\ud800"}""",
        "note text-broken-character")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":30,"note":"x\u0000"}""",
        "note text-control-character")]
    [InlineData("""{"activityId":"a\u0000","date":"2026-02-28","minutes":30}""", "activityId id-invalid")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":30,"minutes":60}""", "minutes field-repeated")]
    [InlineData("""{"activityId":"a","activity_id":"b","date":"2026-02-28","minutes":30}""",
        "activityId field-repeated")]
    [InlineData("""{"activityId":"a","date":"2026-02-28","minutes":30,"hours":1}""", "hours field-unknown")]
    [InlineData("""{"activityId":"a" "date":"2026-02-28"}""", "activityId json-invalid")]
    [InlineData("{", " json-invalid")]
    [InlineData("{} {}", " json-invalid")]
    [InlineData("[]", " json-not-object")]
    [InlineData("null", " json-not-object")]
    [InlineData("""{"note":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}""", "note field-type-invalid|note json-invalid")]
    [InlineData("""{"activityId":"A b","date":"tomorrow","minutes":1.5,"note":7,"extra":1}""",
        "minutes number-not-whole|note field-type-invalid|extra field-unknown|activityId id-invalid|date date-invalid")]
    public async Task Every_fault_of_a_body_is_told_at_once(string body, string expected)
    {
        using var answer = await _suite.SendAsync(HttpMethod.Post, Path, StubSuite.Json(body));
        Assert.Equal(expected, await ProblemAsync(answer, HttpStatusCode.BadRequest));
        Assert.Empty(_suite.State.Decided);
    }

    [Theory]
    [InlineData("pageSize=abc", "pageSize number-invalid")]
    [InlineData("pageSize=1.5", "pageSize number-not-whole")]
    [InlineData("pageSize=-1", "pageSize page-size-invalid")]
    [InlineData("pageSize=201&pageToken=%00", "pageSize page-size-invalid|pageToken page-token-invalid")]
    [InlineData("pageSize=1&pageSize=2", "pageSize field-repeated")]
    [InlineData("size=1&pageSize=x", "query field-unknown|pageSize number-invalid")]
    public async Task Every_fault_of_an_address_is_told_at_once(string query, string expected)
    {
        using var answer = await _suite.SendAsync(HttpMethod.Get, $"{Path}?{query}");
        Assert.Equal(expected, await ProblemAsync(answer, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Broken_bytes_are_told_by_field()
    {
        byte[] body = [.. """{"activityId":"a","date":"2026-02-28","minutes":30,"note":"x"""u8, 0xFF, .. "\"}"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await _suite.SendAsync(HttpMethod.Post, Path, content);
        Assert.Equal("note text-broken-character", await ProblemAsync(answer, HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData(null, "idempotency-key idempotency-key-missing")]
    [InlineData("a b", "idempotency-key idempotency-key-invalid")]
    public async Task A_command_needs_a_key(string? key, string expected)
    {
        var body = StubSuite.Json("""{"activityId":"a","date":"2026-02-28","minutes":30}""");
        using var answer = await _suite.SendAsync(HttpMethod.Post, Path, body, null, key);
        Assert.Equal(expected, await ProblemAsync(answer, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_key_of_65_characters_is_too_long_and_one_of_64_is_not()
    {
        foreach (var (length, status) in new[] { (65, HttpStatusCode.BadRequest), (64, HttpStatusCode.OK) })
        {
            var body = StubSuite.Json("""{"activityId":"a","date":"2026-02-28","minutes":30}""");
            using var answer = await _suite.SendAsync(HttpMethod.Post, Path, body, null, new string('k', length));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_note_of_1_MB_is_too_large_whether_its_size_is_told_or_not()
    {
        var note = new string('x', 1024 * 1024);
        var json = $$"""{"activityId":"a","date":"2026-02-28","minutes":30,"note":"{{note}}"}""";
        using var told = await _suite.SendAsync(HttpMethod.Post, Path, StubSuite.Json(json));
        Assert.Equal(" request-too-large", await ProblemAsync(told, HttpStatusCode.RequestEntityTooLarge));
        using var stream = new StreamContent(new UnsizedStream(Encoding.UTF8.GetBytes(json)));
        stream.Headers.ContentType = new("application/json");
        using var untold = await _suite.SendAsync(HttpMethod.Post, Path, stream);
        Assert.Equal(" request-too-large", await ProblemAsync(untold, HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task A_long_note_below_that_is_told_by_field()
    {
        var note = new string('x', 600_000);
        var body = StubSuite.Json($$"""{"activityId":"a","date":"2026-02-28","minutes":30,"note":"{{note}}"}""");
        using var answer = await _suite.SendAsync(HttpMethod.Post, Path, body);
        Assert.Equal("note text-too-long", await ProblemAsync(answer, HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("PUT", Path, "application/json", HttpStatusCode.MethodNotAllowed, " method-not-allowed")]
    [InlineData("POST", "/api/portfolio/v1/me/nothing", "application/json", HttpStatusCode.NotFound, " not-found")]
    [InlineData("POST", Path, "text/plain", HttpStatusCode.UnsupportedMediaType, " not-json")]
    [InlineData("POST", Path, "application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType, " not-json")]
    public async Task A_call_that_finds_no_method_gets_a_problem(
        string method, string path, string type, HttpStatusCode status, string expected)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _suite.SendAsync(new HttpMethod(method), path, content);
        Assert.Equal(expected, await ProblemAsync(answer, status));
    }

    [Fact]
    public async Task Problems_are_worded_in_Dutch_unless_English_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}?pageSize=201");
        request.Headers.Authorization = new("Bearer", _suite.Issuer.Token("student01", "student"));
        using var answer = await _suite.Http.SendAsync(request, Stop);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("Vraag 1 tot 200 items per pagina.", problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Over_gRPC_every_violation_is_in_the_status_with_its_field_and_code()
    {
        var client = new HoursService.HoursServiceClient(_suite.GatewayChannel);
        var request = new LogHoursRequest { ActivityId = "A b", Date = "2026-02-29", Minutes = 1, Note = "x\0" };
        var metadata = new Metadata
        {
            { "authorization", $"Bearer {_suite.Issuer.Token("student01", "student")}" }, { "accept-language", "en" },
        };
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await client.LogHoursAsync(request, metadata, cancellationToken: Stop));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        var violations = refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations;
        Assert.Equal(
            [
                "activityId id-invalid", "date date-invalid", "note text-control-character",
                "idempotency-key idempotency-key-missing", "minutes request-refused",
            ],
            violations.Select(violation => $"{violation.Field} {violation.Reason}"));
        Assert.Equal("id-invalid", refused.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
    }

    [Theory]
    [InlineData("ED-A0-80", "3", "half a surrogate pair")]
    [InlineData("EF-BF-BD", "3", "what another library put in its place")]
    [InlineData("C3-A9", null, "é")]
    public async Task Damaged_letters_over_gRPC_are_refused_and_never_kept(string letter, string? status, string what)
    {
        Assert.NotEmpty(what);
        var bytes = Convert.FromHexString(letter.Replace("-", "", StringComparison.Ordinal));
        byte[] message =
        [
            .. new LogHoursRequest { ActivityId = "a", Date = "2026-02-28", Minutes = 30 }.ToByteArray(),
            0x22, (byte)bytes.Length, .. bytes,
        ];
        using var http = new HttpRequestMessage(HttpMethod.Post, "/viklearning.portfolio.v1.HoursService/LogHours");
        http.Headers.Authorization = new("Bearer", _suite.Issuer.Token("student01", "student"));
        http.Headers.Add("idempotency-key", "key-1");
        http.Content = new ByteArrayContent([0, 0, 0, 0, (byte)message.Length, .. message]);
        http.Content.Headers.ContentType = new("application/grpc-web");
        using var answer = await _suite.Http.SendAsync(http, Stop);
        Assert.Equal(
            status, answer.Headers.TryGetValues("grpc-status", out var values) ? values.Single() : null);
        Assert.Equal(status is null ? 1 : 0, _suite.State.Decided.Count);
    }

    [Theory]
    [InlineData("journal", HttpStatusCode.ServiceUnavailable, " unavailable")]
    [InlineData("timeout", HttpStatusCode.ServiceUnavailable, " unavailable")]
    [InlineData("database gone", HttpStatusCode.ServiceUnavailable, " unavailable")]
    [InlineData("database wrong", HttpStatusCode.InternalServerError, " internal")]
    [InlineData("bug", HttpStatusCode.InternalServerError, " internal")]
    public async Task A_failure_tells_no_more_than_whether_to_try_again(
        string kind, HttpStatusCode status, string expected)
    {
        _suite.State.Failure = () => kind switch
        {
            "journal" => new JournalUnavailableException("secret"),
            "timeout" => new TimeoutException("secret"),
            "database gone" => new NpgsqlException("secret", new SocketException()),
            "database wrong" => new NpgsqlException("secret"),
            _ => new InvalidOperationException("secret"),
        };
        using var answer = await _suite.SendAsync(HttpMethod.Post, Path, StubSuite.Json("{}"));
        Assert.Equal(expected, await ProblemAsync(answer, status));
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(Stop));
        var client = new HoursService.HoursServiceClient(_suite.GatewayChannel);
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await client.LogHoursAsync(new(), _suite.Student(), cancellationToken: Stop));
        Assert.Equal(
            status == HttpStatusCode.InternalServerError ? StatusCode.Internal : StatusCode.Unavailable,
            refused.StatusCode);
        Assert.DoesNotContain("secret", refused.ToString());
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        var root = problem.RootElement;
        Assert.Equal((int)status, root.GetProperty("status").GetInt32());
        Assert.All(
            ["type", "title", "detail", "traceId"],
            member => Assert.False(string.IsNullOrEmpty(root.GetProperty(member).GetString())));
        return string.Join('|', root.GetProperty("errors").EnumerateArray().Select(error =>
            $"{error.GetProperty("field").GetString()} {error.GetProperty("code").GetString()}"));
    }
}
