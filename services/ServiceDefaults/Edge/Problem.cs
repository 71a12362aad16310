using Microsoft.AspNetCore.Http;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>What a REST call is answered with when it fails: the body of RFC 9457, and every reason at once.</summary>
/// <param name="Type">A name of the sort of problem: <c>urn:viklearning:problem:request-invalid</c>.</param>
/// <param name="Title">The sort of problem in the caller's language.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">All reasons in one text.</param>
/// <param name="TraceId">What to name when asking for help.</param>
/// <param name="Errors">Each reason: the field, if one is at fault, its code and its sentence.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail, string TraceId, IReadOnlyList<Problem.Error> Errors)
{
    private static readonly object s_key = new();

    /// <summary>One reason.</summary>
    public sealed record Error(string? Field, string Code, string Message);

    /// <summary>Keeps the refusals with the call, for whoever writes its body.</summary>
    public static void Remember(HttpContext http, IReadOnlyList<Refusal> refusals) => http.Items[s_key] = refusals;

    /// <summary>The refusals that the call ended with; none when it failed without.</summary>
    public static IReadOnlyList<Refusal> Remembered(HttpContext http) =>
        http.Items.TryGetValue(s_key, out var refusals) ? (IReadOnlyList<Refusal>)refusals! : [];
}
