using System.Net.Mime;
using Google.Protobuf;

namespace VikLearning.Portal.Attachments;

/// <summary>What comes in pieces on its way to a browser, with an end in time.</summary>
internal static class DownloadStream
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    /// <summary>Sends bytes to be kept, never shown or run by the browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="time">Tells when it has taken too long.</param>
    /// <param name="open">Begins to read them.</param>
    /// <param name="fileName">In ASCII without quotes; null for the link's own.</param>
    public static Task SendAsync(
        HttpContext context, TimeProvider time, Func<CancellationToken, IAsyncEnumerable<ByteString>> open,
        string? fileName) =>
        SendAsync(context, time, open, piece =>
        {
            var response = context.Response;
            if (!response.HasStarted)
            {
                response.ContentType = MediaTypeNames.Application.Octet;
                response.Headers.ContentDisposition =
                    fileName is null ? "attachment" : $"attachment; filename=\"{fileName}\"";
                response.Headers.XContentTypeOptions = "nosniff";
            }

            return piece.Memory;
        });

    /// <summary>
    /// Sends it. Its first piece is waited for before anything is sent, so what is refused is a page. When it breaks
    /// off later the connection is ended: half a file must not look like a whole one.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="time">Tells when it has taken too long.</param>
    /// <param name="open">Begins to read it.</param>
    /// <param name="take">The bytes of a piece; before the first, sets the headers.</param>
    public static async Task SendAsync<TPiece>(
        HttpContext context, TimeProvider time, Func<CancellationToken, IAsyncEnumerable<TPiece>> open,
        Func<TPiece, ReadOnlyMemory<byte>> take)
    {
        using var longest = new CancellationTokenSource(s_longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, longest.Token);
        try
        {
            await foreach (var piece in open(end.Token))
            {
                var bytes = take(piece);
                if (bytes.Length > 0)
                {
                    await context.Response.Body.WriteAsync(bytes, end.Token);
                }
            }
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }
    }
}
