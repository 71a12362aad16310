using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Hosting;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// Stands before the JSON transcoding: says who may not call before reading a word, reads no more than allowed, and
/// hands over only JSON that the transcoding can read, with the faults of the rest beside it.
/// </summary>
internal sealed class JsonShapeMiddleware(RequestDelegate next, AccessRules rules, IOptions<HostingOptions> options)
{
    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } call
            ? CheckAsync(http, call)
            : next(http);

    private async Task CheckAsync(HttpContext http, GrpcJsonTranscodingMetadata call)
    {
        var status = await AdmitAsync(http, call);
        if (status == StatusCodes.Status200OK)
        {
            var takesBody = call.HttpRule.Body == "*";
            var faults = AddressShape.Check(http, call.MethodDescriptor.InputType, takesQuery: !takesBody);
            status = takesBody ? await CheckBodyAsync(http, call, faults) : status;
            JsonFaults.Set(http, faults);
        }

        if (status == StatusCodes.Status200OK)
        {
            await next(http);
        }
        else
        {
            http.Response.StatusCode = status;
        }
    }

    // No rule means a programmer's error: the interceptor says so.
    private async ValueTask<int> AdmitAsync(HttpContext http, GrpcJsonTranscodingMetadata call)
    {
        var caller = await http.AuthenticateCallerAsync();
        var access = rules.Find($"/{call.MethodDescriptor.Service.FullName}/{call.MethodDescriptor.Name}");
        if (caller is { LacksSecondFactor: true })
        {
            Problem.Remember(http, [SecondFactor.Required]);
            return StatusCodes.Status403Forbidden;
        }

        return caller is null ? StatusCodes.Status401Unauthorized
            : access?.Admits(caller) == false ? StatusCodes.Status403Forbidden
            : StatusCodes.Status200OK;
    }

    private async Task<int> CheckBodyAsync(HttpContext http, GrpcJsonTranscodingMetadata call, List<Refusal> faults)
    {
        var request = http.Request;
        if (request.ContentLength > options.Value.MaxRequestBytes)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (await ReadAsync(request.BodyReader, options.Value.MaxRequestBytes, http.RequestAborted) is not { } body)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (!IsJson(request.ContentType) && (body.Length > 0 || request.ContentType is not null))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        var type = call.MethodDescriptor.InputType;
        var json = body.Length == 0 ? "{}"u8.ToArray() : body;
        using var shape = JsonShape.Read(json, type, AddressShape.PathFields(http, type));
        faults.AddRange(shape.Faults);
        if (shape.IsBroken)
        {
            Problem.Remember(http, RefusalStatus.Tidy(faults));
            return StatusCodes.Status400BadRequest;
        }

        request.ContentType = "application/json";
        request.ContentLength = shape.Fitting.Length;
        request.Body = new MemoryStream(shape.Fitting.ToArray(), writable: false);
        return StatusCodes.Status200OK;
    }

    private static async Task<byte[]?> ReadAsync(PipeReader body, int most, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            if (read.Buffer.Length > most)
            {
                body.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var media)
        && (media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || media.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!media.Charset.HasValue || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
