using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>How a call that no gRPC service answered is told its status: in headers, as gRPC does.</summary>
public static class GrpcStatus
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>
    /// The headers: status and sentence; and where the call was refused for a reason, the reason as services give it.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Headers(
        HttpContext http, StatusCode status, string code, RefusalTexts texts)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(texts);
        var refusals = Problem.Remembered(http);
        var told = refusals.Count > 0
            ? RefusalStatus.ToRpcException(refusals, texts)
            : new RpcException(new Status(status, texts.TextOf(code)));
        yield return ("grpc-status", ((int)told.StatusCode).ToString(CultureInfo.InvariantCulture));
        yield return ("grpc-message", Uri.EscapeDataString(told.Status.Detail));
        if (told.Trailers.GetValueBytes(Details) is { } details)
        {
            yield return (Details, Convert.ToBase64String(details));
        }
    }
}
