using System.Collections.Frozen;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Attachments;

/// <summary>Files on their way to a browser: to be kept, never to be shown or run by it.</summary>
internal static class DownloadEndpoints
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    // Our own list, by what the content is: whatever the one who sent it said of it.
    private static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>
    {
        ["pdf"] = MediaTypeNames.Application.Pdf,
        ["jpeg"] = MediaTypeNames.Image.Jpeg,
        ["png"] = MediaTypeNames.Image.Png,
        ["gif"] = MediaTypeNames.Image.Gif,
        ["webp"] = MediaTypeNames.Image.Webp,
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odp"] = "application/vnd.oasis.opendocument.presentation",
    }.ToFrozenDictionary();

    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                $"{AttachmentEntry.Root}/{{attachmentId}}",
                (HttpContext context, string attachmentId, AttachmentDesk desk, TimeProvider time) =>
                    SendAsync(context, end => desk.OwnAsync(attachmentId, end), time))
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
        app.MapGet(
                "/leerteams/{studentId}/reflecties/{reflectionId}/bijlagen/{attachmentId}",
                (HttpContext context, string studentId, string reflectionId, string attachmentId, AttachmentDesk desk,
                    TimeProvider time) =>
                    SendAsync(context, end => desk.GuidedAsync(studentId, reflectionId, attachmentId, end), time))
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Teacher);
        app.MapGet(
                "/leerteam/{studentId}/reflecties/{reflectionId}/bijlagen/{attachmentId}",
                (HttpContext context, string studentId, string reflectionId, string attachmentId, AttachmentDesk desk,
                    TimeProvider time) =>
                    SendAsync(context, end => desk.OfMateAsync(studentId, reflectionId, attachmentId, end), time))
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
    }

    // The first piece says what it is, and is waited for before anything is sent: what is refused is a page.
    private static async Task SendAsync(
        HttpContext context, Func<CancellationToken, IAsyncEnumerable<FilePiece>> open, TimeProvider time)
    {
        using var longest = new CancellationTokenSource(s_longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, longest.Token);
        try
        {
            await foreach (var piece in open(end.Token))
            {
                if (piece.Attachment is { } attachment)
                {
                    Begin(context.Response, attachment);
                }
                else
                {
                    await context.Response.Body.WriteAsync(piece.Data.Memory, end.Token);
                }
            }
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            // Half a file must not look like a whole one.
            context.Abort();
            throw;
        }
    }

    private static void Begin(HttpResponse response, Attachment attachment)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(attachment.FileName);
        response.ContentType = s_types.GetValueOrDefault(attachment.Kind, MediaTypeNames.Application.Octet);
        response.ContentLength = attachment.Bytes;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy =
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
