using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>An answer, byte for byte, and read as JSON.</summary>
internal sealed record RestAnswer(HttpStatusCode Status, string? MediaType, byte[] Body)
{
    /// <summary>A member of an answer that must be 200.</summary>
    public JsonElement this[string member] => Ok().GetProperty(member);

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The JSON of an answer that must be 200.</summary>
    public JsonElement Ok()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{Status} {Text}");
        Assert.Equal("application/json", MediaType);
        return JsonSerializer.Deserialize<JsonElement>(Body);
    }

    /// <summary>A whole number, as a JSON number and not as a string.</summary>
    public int Number(string member) => NumberOf(Ok(), member);

    public static int NumberOf(JsonElement element, string member)
    {
        var value = element.GetProperty(member);
        Assert.Equal(JsonValueKind.Number, value.ValueKind);
        return value.GetInt32();
    }

    /// <summary>The faults of a problem: <c>field code</c>, and what is said about them.</summary>
    public IReadOnlyList<(string Fault, string Message)> Problem(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Status} {Text}");
        Assert.Equal("application/problem+json", MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(Body);
        Assert.Equal((int)status, NumberOf(problem, "status"));
        return
        [
            .. from error in problem.GetProperty("errors").EnumerateArray()
               let field = error.GetProperty("field").GetString()
               select ($"{field} {error.GetProperty("code").GetString()}".Trim(),
                   error.GetProperty("message").GetString()!),
        ];
    }
}
