namespace VikLearning.Gateway.Limits;

/// <summary>
/// Reads a small body to its end before the request is forwarded. A service may refuse a request before it has read
/// it; then the forwarder lets go of a body it is just reading, and Kestrel, which can't read on from there, closes
/// the connection after the answer: over HTTP/1.1 the caller's next request, already on its way, is lost. Larger bodies
/// are passed on as they come, so that nobody fills the memory by sending slowly.
/// </summary>
internal sealed class WholeBodyMiddleware(RequestDelegate next)
{
    /// <summary>The largest body that is held, in bytes: any form or call, but no file.</summary>
    public const int MostBytes = 64 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpProtocol.IsHttp11(request.Protocol) || request.ContentLength is not (> 0 and <= MostBytes))
        {
            await next(http);
            return;
        }

        var whole = new byte[request.ContentLength.Value];
        try
        {
            await request.Body.ReadExactlyAsync(whole, http.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            http.Response.StatusCode = bad.StatusCode;
            return;
        }

        request.Body = new MemoryStream(whole, writable: false);
        await next(http);
    }
}
