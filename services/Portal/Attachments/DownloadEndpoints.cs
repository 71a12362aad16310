using Microsoft.Net.Http.Headers;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Files;

namespace VikLearning.Portal.Attachments;

/// <summary>Files on their way to a browser: to be kept, never to be shown or run by it.</summary>
internal static class DownloadEndpoints
{
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

    private static Task SendAsync(
        HttpContext context, Func<CancellationToken, IAsyncEnumerable<FilePiece>> open, TimeProvider time) =>
        DownloadStream.SendAsync(context, time, open, piece =>
        {
            if (piece.Attachment is { } attachment)
            {
                Begin(context.Response, attachment);
            }

            return piece.Data.Memory;
        });

    private static void Begin(HttpResponse response, Attachment attachment)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(attachment.FileName);
        response.ContentType = MediaTypes.Of(attachment.Kind);
        response.ContentLength = attachment.Bytes;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy =
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
