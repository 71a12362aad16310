using System.Net;
using System.Text;
using System.Text.Json;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>
/// Bad input to the program that a user starts: a clear problem in Dutch and in English with every fault at once, and
/// nothing lost. The edge's own tests have the finer shapes.
/// </summary>
[Collection(SingleProcessGroup.Name)]
public class BadInputTests(SingleProcess process) : IAsyncLifetime
{
    private RestUser _student = null!;
    private string _before = "";

    public static TheoryData<string, string, string> BadFields => new()
    {
        { "minutes", "-30", "minutes minutes-out-of-range" },
        { "minutes", "0", "minutes minutes-out-of-range" },
        { "minutes", "1.5", "minutes number-not-whole" },
        { "minutes", "NaN", "minutes json-invalid" },
        { "minutes", "\"NaN\"", "minutes number-invalid" },
        { "minutes", "1000000000", "minutes minutes-out-of-range" },
        { "minutes", "1e9", "minutes number-not-whole" },
        { "date", "\"TOMORROW\"", "date hours-in-future" },
        { "date", "\"2026-02-29\"", "date date-invalid" },
        { "date", "\"EVE\"", "date hours-before-cohort" },
        { "activityId", "\"nowhere\"", "activityId activity-unknown" },
        { "activityId", "\"practice-period\"", "activityId activity-without-hours" },
        { "note", "\"a\\u0000b\"", "note text-control-character" },
        { "note", "\"a\\ud800b\"", "note text-broken-character" },
        { "note", "\"a\\udc00\\ud800b\"", "note text-broken-character" },
        { "note", "LONG", "note text-too-long" },
        { "note", "\"unclosed", "note json-invalid" },
    };

    public async ValueTask InitializeAsync()
    {
        _student = await process.UserAsync("student07");
        _before = await StandingAsync();
    }

    /// <summary>Whatever was sent, the student's hours, reflections and progress are as they were.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.Equal(_before, await StandingAsync());
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(BadFields))]
    public Task A_bad_field_is_named_with_what_to_do(string field, string value, string expected) =>
        AssertProblemAsync(_student, RestUser.Hours, Hours((field, value)), HttpStatusCode.BadRequest, expected);

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        await AssertProblemAsync(
            _student, RestUser.Hours, Hours(("activityId", "\"nowhere\""), ("date", "\"TOMORROW\""), ("minutes", "-5")),
            HttpStatusCode.BadRequest,
            "activityId activity-unknown", "date hours-in-future", "minutes minutes-out-of-range");
        await AssertProblemAsync(
            _student, RestUser.Hours, Hours(("note", "\"\\u0000\""), ("date", "\"2026-02-29\""), ("minutes", "0")),
            HttpStatusCode.BadRequest,
            "date date-invalid", "note text-control-character", "minutes minutes-out-of-range");
        await AssertProblemAsync(
            _student, RestUser.Reflections, """{"title":"","text":"\u0000","activityId":"A b"}""",
            HttpStatusCode.BadRequest,
            "title text-missing", "text text-control-character", "activityId id-invalid");
    }

    [Fact]
    public Task A_note_of_1_MB_is_too_large() =>
        AssertProblemAsync(
            _student, RestUser.Hours, Hours(("note", $"\"{new string('x', 1024 * 1024)}\"")),
            HttpStatusCode.RequestEntityTooLarge, "request-too-large");

    [Theory]
    [InlineData("{")]
    [InlineData("{\"minutes\":30}}")]
    public Task Broken_JSON_is_called_that(string body) =>
        AssertProblemAsync(_student, RestUser.Hours, body, HttpStatusCode.BadRequest, "json-invalid");

    [Fact]
    public async Task Broken_bytes_are_named_by_field()
    {
        var body = Encoding.UTF8.GetBytes(Hours(("note", "\"a?b\"")));
        body[Array.IndexOf(body, (byte)'?')] = 0xFF;
        var answer = await _student.PostAsync(RestUser.Hours, body);
        Assert.Equal(["note text-broken-character"], answer.Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_the_first_stays()
    {
        var first = (await _student.PostAsync(RestUser.Hours, Hours(), "one-key")).Text;
        _before = await StandingAsync();
        await AssertProblemAsync(
            _student, RestUser.Hours, Hours(("minutes", "35")), HttpStatusCode.Conflict, "one-key",
            ["idempotency-key idempotency-key-reused"]);
        Assert.Equal(first, (await _student.PostAsync(RestUser.Hours, Hours(), "one-key")).Text);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_chiefs_nothing_is_read_or_written()
    {
        foreach (var (account, status, fault) in new[]
        {
            (null, HttpStatusCode.Unauthorized, "not-signed-in"),
            ("chief01", HttpStatusCode.Forbidden, "not-allowed"),
        })
        {
            var caller = await process.UserAsync(account);
            await AssertProblemAsync(caller, RestUser.Hours, Hours(), status, fault);
            var read = await caller.GetAsync(RestUser.Progress);
            Assert.Equal([fault], read.Problem(status).Select(it => it.Fault));
        }
    }

    [Fact]
    public async Task Another_students_entries_and_reflections_are_not_there()
    {
        var other = await process.UserAsync("student08");
        var entry = (await _student.GetAsync(RestUser.Hours))["entries"][0].GetProperty("entryId").GetString();
        var reflection = (await _student.GetAsync(RestUser.Reflections))["reflections"][0]
            .GetProperty("reflectionId").GetString();

        await AssertProblemAsync(
            other, $"{RestUser.Hours}/{entry}/corrections", Hours(), HttpStatusCode.NotFound, "not-found");
        await AssertProblemAsync(
            other, $"{RestUser.Reflections}/{reflection}/versions",
            """{"seenVersion":1,"title":"x","text":"y"}""", HttpStatusCode.NotFound, "not-found");
        var read = await other.GetAsync($"{RestUser.Reflections}/{reflection}");
        Assert.Equal(["not-found"], read.Problem(HttpStatusCode.NotFound).Select(it => it.Fault));
        var others = await other.ListAsync(RestUser.Hours, "entries");
        Assert.DoesNotContain(others, one => one.GetProperty("entryId").GetString() == entry);
    }

    private static string Hours(params (string Field, string Json)[] changes)
    {
        var today = AcademyTime.Today(TimeProvider.System);
        var fields = new Dictionary<string, string>
        {
            ["activityId"] = "\"portfolio-work\"",
            ["date"] = $"\"{AcademyTime.Iso(today.AddDays(-1))}\"",
            ["minutes"] = "30",
            ["note"] = "\"\"",
        };
        foreach (var (field, json) in changes)
        {
            // Two days, so that midnight may pass; the cohort started nine months ago.
            fields[field] = json
                .Replace("TOMORROW", AcademyTime.Iso(today.AddDays(2)), StringComparison.Ordinal)
                .Replace("EVE", AcademyTime.Iso(today.AddDays(-275)), StringComparison.Ordinal)
                .Replace("LONG", $"\"{new string('x', 501)}\"", StringComparison.Ordinal);
        }

        return $"{{{string.Join(',', fields.Select(field => $"\"{field.Key}\":{field.Value}"))}}}";
    }

    private static Task AssertProblemAsync(
        RestUser user, string path, string body, HttpStatusCode status, params string[] faults) =>
        AssertProblemAsync(user, path, body, status, key: null, faults);

    private static async Task AssertProblemAsync(
        RestUser user, string path, string body, HttpStatusCode status, string? key, string[] faults)
    {
        var dutch = (await user.PostAsync(path, body, key, "nl")).Problem(status);
        var english = (await user.PostAsync(path, body, key, "en")).Problem(status);
        Assert.Equal(faults.Order(), dutch.Select(it => it.Fault).Order());
        Assert.Equal(dutch.Select(it => it.Fault), english.Select(it => it.Fault));
        Assert.All(dutch.Zip(english), both =>
        {
            Assert.Matches(@"^\p{Lu}.*[.]$", both.First.Message);
            Assert.Matches(@"^\p{Lu}.*[.]$", both.Second.Message);
            Assert.NotEqual(both.First.Message, both.Second.Message);
        });
    }

    private async Task<string> StandingAsync()
    {
        var entries = await _student.ListAsync(RestUser.Hours, "entries");
        var reflections = await _student.ListAsync(RestUser.Reflections, "reflections");
        var progress = await _student.GetAsync(RestUser.Progress);
        return JsonSerializer.Serialize(new { entries, reflections, activities = progress["activities"] });
    }
}
