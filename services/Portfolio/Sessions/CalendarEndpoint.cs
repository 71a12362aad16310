using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// Where calendar programs read sessions, without signing in: the address itself is the key, and the gateway has put it
/// in a header. One that never was and one that was taken back are answered alike.
/// </summary>
internal static class CalendarEndpoint
{
    private const string KeyHeader = "Calendar-Key";

    /// <summary>Maps it.</summary>
    public static void MapCalendars(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/calendar", AnswerAsync).AllowAnonymous();

    private static async Task AnswerAsync(HttpContext http, CalendarReader reader, CalendarText text)
    {
        var file = http.Request.Headers[KeyHeader].ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        try
        {
            var calendars = await reader.FindAsync(CalendarSecret.HashOfFile(file), http.RequestAborted);
            if (calendars is null)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            http.Response.Headers[HeaderNames.ContentDisposition] = "inline; filename=\"calendar.ics\"";
            http.Response.ContentType = "text/calendar; charset=utf-8";
            await http.Response.WriteAsync(text.Of(calendars), http.RequestAborted);
        }
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.Unavailable)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
