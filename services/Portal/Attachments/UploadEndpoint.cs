using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Attachments;

/// <summary>Where a file is sent to: it is passed on while it comes in.</summary>
internal static class UploadEndpoint
{
    // What is too large for a file is read and thrown away, so that the sender hears why; no more than the gateway lets
    // through.
    private const long MostBytes = 32 * 1024 * 1024;

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{AttachmentEntry.Root}/{{word}}/{{ownerId}}/nieuw", ReceiveAsync)
            .WithMetadata(PortalPage.Instance, StreamedForm.Instance)
            .RequireAuthorization(PortalPolicies.Student);

        // Who had to sign in first comes back by a link: the file is chosen again.
        app.MapGet(
                $"{AttachmentEntry.Root}/{{word}}/{{ownerId}}/nieuw",
                (string word, string ownerId) => Results.LocalRedirect(AttachmentEntry.Of(word, ownerId).Address))
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, string word, string ownerId, AttachmentDesk desk, IAntiforgery antiforgery)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        if (await UploadForm.ReadAsync(context) is not { } form || !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        var entry = AttachmentEntry.Of(word, ownerId);
        var input = new AttachmentInput { Key = form["Input.Key"] };
        var problems = new FormProblems();
        if (form.FileName.Length == 0)
        {
            problems.Add("file", Texts.AttachmentNoFile);
        }
        else if (await desk.AttachAsync(entry, form.FileName, form.File, input, problems, context.RequestAborted)
            is not null)
        {
            return Results.LocalRedirect($"{entry.Address}?bewaard=1");
        }

        await form.File.CopyToAsync(Stream.Null, context.RequestAborted);
        return new RazorComponentResult<AttachmentsPage>(new Dictionary<string, object?>
        {
            [nameof(AttachmentsPage.Word)] = word,
            [nameof(AttachmentsPage.OwnerId)] = ownerId,
            [nameof(AttachmentsPage.Problems)] = problems,
            [nameof(AttachmentsPage.Key)] = input.Key,
        })
        {
            PreventStreamingRendering = true,
        };
    }
}
