using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// A gRPC message that cannot be read, say with half a character in it, fails before any interceptor and is answered
/// with UNKNOWN, as if it were our fault. Here it becomes the caller's.
/// </summary>
internal sealed class UnreadableMessageMiddleware(RequestDelegate next, RefusalTexts texts)
{
    private const string StatusHeader = "grpc-status";
    private static readonly object s_readKey = new();

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var headers = http.Response.Headers;
        if (!http.Response.HasStarted && !http.Items.ContainsKey(s_readKey)
            && headers[StatusHeader] == Text(StatusCode.Unknown))
        {
            headers[StatusHeader] = Text(StatusCode.InvalidArgument);
            headers["grpc-message"] = Uri.EscapeDataString(texts.TextOf("message-unreadable"));
        }
    }

    /// <summary>Notes that the call's message was read: what fails from here on is not its form.</summary>
    public static void NoteRead(HttpContext http) => http.Items[s_readKey] = s_readKey;

    private static string Text(StatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
