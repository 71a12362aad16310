using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Grpc.Core;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// What a door answered, whole: two answers that a caller could tell apart have different texts. Only the date and the
/// number of the trace are left out.
/// </summary>
/// <param name="Status">The gRPC status, or what the HTTP status of REST stands for.</param>
/// <param name="Text">Status line, headers, body and trailers.</param>
internal sealed partial record DoorAnswer(StatusCode Status, string Text)
{
    private static readonly Dictionary<HttpStatusCode, StatusCode> s_rest = new()
    {
        [HttpStatusCode.OK] = StatusCode.OK,
        [HttpStatusCode.BadRequest] = StatusCode.InvalidArgument,
        [HttpStatusCode.Unauthorized] = StatusCode.Unauthenticated,
        [HttpStatusCode.Forbidden] = StatusCode.PermissionDenied,
        [HttpStatusCode.NotFound] = StatusCode.NotFound,
        [HttpStatusCode.Conflict] = StatusCode.Aborted,
    };

    /// <summary>Reads an answer; of one that streams, the first message.</summary>
    public static async Task<DoorAnswer> ReadAsync(HttpResponseMessage answer, bool streams, CancellationToken stop)
    {
        var isGrpc = answer.Content.Headers.ContentType?.MediaType?.StartsWith(
            "application/grpc", StringComparison.OrdinalIgnoreCase) == true;
        var body = streams && isGrpc
            ? await FirstMessageAsync(await answer.Content.ReadAsStreamAsync(stop), stop)
            : await answer.Content.ReadAsByteArrayAsync(stop);
        var status = !isGrpc ? s_rest.GetValueOrDefault(answer.StatusCode, StatusCode.Unknown)
            : GrpcStatusOf(answer) is { } told ? told
            : body.Length > 0 ? StatusCode.OK : StatusCode.Unknown;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode}\n");
        Write(text, answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date"));
        text.Append(Encoding.UTF8.GetString(body)).Append('\n');
        Write(text, streams && status == StatusCode.OK ? [] : answer.TrailingHeaders);
        return new DoorAnswer(status, Trace().Replace(text.ToString(), "\"traceId\":\"\""));
    }

    private static StatusCode? GrpcStatusOf(HttpResponseMessage answer) =>
        Find(answer.Headers) ?? Find(answer.TrailingHeaders);

    private static StatusCode? Find(HttpHeaders headers) =>
        headers.TryGetValues("grpc-status", out var values)
            ? (StatusCode)int.Parse(values.Single(), CultureInfo.InvariantCulture)
            : null;

    private static async Task<byte[]> FirstMessageAsync(Stream stream, CancellationToken stop)
    {
        var head = new byte[5];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop) < head.Length)
        {
            return [];
        }

        var message = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        await stream.ReadExactlyAsync(message, stop);
        return [.. head, .. message];
    }

    private static void Write(StringBuilder text, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        foreach (var (name, values) in headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}: {string.Join(" | ", values)}\n");
        }
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
