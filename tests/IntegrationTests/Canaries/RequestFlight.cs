using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>Lets canaries out through every string of every request, by gRPC and by REST.</summary>
internal sealed class RequestFlight(CanarySuite suite)
{
    // What another method needs first.
    private static readonly string[] s_first =
    [
        "EnrolStudent", "LogHours", "CorrectHours", "WriteReflection", "ReviseReflection", "StartDilemma",
        "SaveDilemma", "BreakGlass", "PlaceHold", "LiftHold", "OrderErasure",
    ];

    private readonly Dictionary<string, object> _values = new()
    {
        ["cohort_id"] = "demo-cohort",
        ["team_id"] = "team-01",
        ["location_id"] = "noord",
        ["person_id"] = CanarySuite.StudentId,
        ["chief_id"] = "chief-9",
        ["teacher_id"] = "teacher-9",
        ["activity_id"] = "presenting",
        ["route_map_id"] = "lpo-year-1",
        ["route_map_version"] = 1,
        ["calendar_id"] = "calendar-example",
        ["minutes"] = 30,
        ["page_size"] = 10,
        ["draft_id"] = Guid.NewGuid().ToString("N"),
        ["source"] = "roster",
        ["values"] = "brave",
    };

    private readonly FlightForms _forms = new();
    private int _enrolled;

    /// <summary>What some texts are about.</summary>
    public FlightSubjects Subjects { get; } = new(suite);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>
    /// Writes a canary in every text of every method, twice by gRPC and by REST; each is accepted. Those of an exam
    /// come one after another, in a flight of their own.
    /// </summary>
    public async Task WriteTextsAsync()
    {
        foreach (var method in Methods()
            .Where(method => RequestStrings.Of(method).Any(IsText) && !FlightScoring.Flies(method)))
        {
            foreach (var form in FlightForms.Of(method))
            {
                await WriteTextsAsync(method, form);
            }
        }
    }

    private async Task WriteTextsAsync(MethodDescriptor method, string form)
    {
        Know("student_id", $"kanarie-{++_enrolled}");
        await Subjects.BeReadyAsync(method, "grpc");
        var request = Filled(method, RequestStrings.Of(method).Where(IsText), "gRPC", form);
        var (answer, status) = await CallAsync(method, request.ToByteArray());
        Assert.True(
            status == StatusCode.OK,
            $"{method.FullName} refused a text with {status}: teach RequestFlight what else it asks for.");
        Learn(answer!, form);
        await BeEnrolledAsync();

        Know("student_id", $"kanarie-{++_enrolled}");
        await Subjects.BeReadyAsync(method, "rest");
        request = Filled(method, RequestStrings.Of(method).Where(IsText), "REST", form);
        var (path, json) = AnyMethod.Rest(method, request) ?? throw new InvalidOperationException(method.FullName);
        using var rest = await PostAsync(method, path, json);
        Assert.True(
            rest.IsSuccessStatusCode, $"{path}: {rest.StatusCode} {await rest.Content.ReadAsStringAsync(Stop)}");
        Learn(JsonParser.Default.Parse(await rest.Content.ReadAsStringAsync(Stop), method.OutputType), form);
    }

    /// <summary>Writes a canary in every other string too, one at a time, taken or not.</summary>
    public async Task WriteOthersAsync()
    {
        foreach (var method in Methods())
        {
            foreach (var field in RequestStrings.Of(method).Where(field => !IsText(field)))
            {
                var request = Filled(method, [field], "gRPC");
                var (_, status) = await CallAsync(method, request.ToByteArray());
                Assert.True(status != StatusCode.Internal, $"{field.FullName} broke {method.Name}.");
            }
        }
    }

    /// <summary>Sends what is refused: broken JSON and messages, unknown fields, texts that are too long.</summary>
    public async Task WriteMalformedAsync()
    {
        foreach (var method in Methods().Where(method => RequestStrings.Of(method).Any(IsText)))
        {
            var name = method.Name;
            var (path, json) = AnyMethod.Rest(method, Filled(method, [], "none")) ?? ("", "");
            var text = RequestStrings.Of(method).First(IsText).JsonName;
            foreach (var (body, place) in Malformed(name, text))
            {
                using var answer = await PostAsync(method, path, body);
                Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{name}, {place}: {answer.StatusCode}");
            }

            var (_, status) = await CallAsync(
                method, [0x0a, 0x7f, .. Encoding.UTF8.GetBytes(suite.Canaries.Next($"{name}: broken message"))]);
            Assert.Equal(StatusCode.InvalidArgument, status);
            Assert.NotEqual("", json);
        }
    }

    private IEnumerable<(string Body, string Place)> Malformed(string name, string text)
    {
        yield return ($"{{\"{text}\": \"{Next("broken JSON")}\" ", "broken");
        yield return ($"{{\"{text}\": {{\"{Next("type")}\": 1}}}}", "type");
        yield return ($"{{\"{Next("unknown field")}\": \"{Next("unknown value")}\"}}", "unknown");
        yield return ($"{{\"{text}\": \"{Next("half a character")}\\ud800\"}}", "half");
        yield return ($"{{\"{text}\": \"{Next("too long")}{new string('x', 30_000)}\"}}", "too long");
        yield return (Next("no JSON"), "no JSON");

        string Next(string place) => JsonEncoded(suite.Canaries.Next($"{name}: {place}"));
    }

    internal static bool IsText(FieldDescriptor field) => RequestStrings.Kinds[field.FullName] == "text";

    private static string JsonEncoded(string text) =>
        System.Text.Json.JsonEncodedText.Encode(text).ToString();

    // What streams has a flight of its own.
    private static IEnumerable<MethodDescriptor> Methods() => RequestStrings.Methods
        .Where(method => !method.IsClientStreaming)
        .OrderBy(method => Array.IndexOf(s_first, method.Name) is var place and >= 0 ? place : s_first.Length)
        .ThenBy(method => method.FullName, StringComparer.Ordinal);

    private IMessage Filled(
        MethodDescriptor method, IEnumerable<FieldDescriptor> fields, string door, string form = FlightForms.Flat)
    {
        var values = _values.Concat(Subjects.ValuesFor(method)).Concat(_forms.ValuesFor(method, form))
            .GroupBy(value => value.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        foreach (var field in RequestStrings.Of(method)
            .Where(field => !values.ContainsKey(FlightForms.PathOf(method, field))))
        {
            values[FlightForms.PathOf(method, field)] = RequestStrings.Kinds[field.FullName] switch
            {
                "text" => "Een gewone zin van voldoende lengte.",
                "date" => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "label" => "Leerteam 9",
                _ => "",
            };
        }

        foreach (var field in fields)
        {
            values[FlightForms.PathOf(method, field)] = suite.Canaries.Next($"{field.FullName} by {door}");
        }

        foreach (var field in RequestStrings.Of(method).Where(field => field.FieldType == FieldType.Bytes))
        {
            values[field.Name] = ByteString.CopyFromUtf8((string)values[field.Name]);
        }

        return AnyMethod.Request(method, FlightForms.Only(values, form));
    }

    // What an answer gives, a later request may need: an entry's id, a version.
    private void Learn(IMessage answer, string form)
    {
        _forms.Learn(answer, form);
        foreach (var field in answer.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.FieldType is FieldType.String or FieldType.Int32 && !field.IsRepeated)
            {
                Know(field.Name == "version" ? "seen_version" : field.Name, field.Accessor.GetValue(answer));
            }
        }
    }

    private void Know(string name, object value) => _values[name] = value;

    private async Task BeEnrolledAsync()
    {
        if (_enrolled != 1)
        {
            return;
        }

        var options = Options(await suite.TokenAsync(CanarySuite.Student));
        var client = new ProgressService.ProgressServiceClient(suite.Invoker);
        await Heard.ByNowAsync(
            async () => await client.GetProgressAsync(new GetProgressRequest(), options),
            Stop, StatusCode.FailedPrecondition, StatusCode.NotFound);
    }

    private static CallOptions Options(string token, string? purpose = null) => new(
        new Metadata
        {
            { "authorization", $"Bearer {token}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
            { "consultation-purpose", purpose ?? "" },
        },
        cancellationToken: Stop);

    private async Task<(IMessage? Answer, StatusCode Status)> CallAsync(MethodDescriptor method, byte[] request)
    {
        var rule = AccessRules.Suite.Find($"/{method.Service.FullName}/{method.Name}")!.Rule;
        var purpose = rule.Purposes.Count > 0 ? Purposes.CodeOf(rule.Purposes[0]) : null;
        return await AnyMethod.CallAsync(
            suite.Invoker, method, request, Options(await suite.TokenAsync(rule), purpose));
    }

    private async Task<HttpResponseMessage> PostAsync(MethodDescriptor method, string path, string json)
    {
        var rule = AccessRules.Suite.Find($"/{method.Service.FullName}/{method.Name}")!.Rule;
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new("Bearer", await suite.TokenAsync(rule));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await suite.Http.SendAsync(request, Stop);
    }
}
