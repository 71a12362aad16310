using System.Net.Mime;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.DataSubjects;

/// <summary>The archives, streamed to the browser.</summary>
internal static class ExportEndpoints
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/mijn-gegevens/archief", MineAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Student);
        app.MapGet("/verzoeken/{personId}/archief", OfAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.PrivacyOfficer);
    }

    private static async Task MineAsync(HttpContext context, ExportReader reader, TimeProvider time)
    {
        using var longest = new CancellationTokenSource(s_longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, longest.Token);
        var sources = await reader.MineAsync(end.Token);
        await SendAsync(context, sources, context.User.FindFirst("sub")!.Value, time, end.Token);
    }

    private static async Task OfAsync(HttpContext context, string personId, ExportReader reader, TimeProvider time)
    {
        using var longest = new CancellationTokenSource(s_longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, longest.Token);
        await SendAsync(context, await reader.OfAsync(personId, end.Token), personId, time, end.Token);
    }

    // The name of the file says nothing about whom it is: it stands in lists of downloads.
    private static async Task SendAsync(
        HttpContext context, IReadOnlyList<ExportSource> sources, string personId, TimeProvider time,
        CancellationToken end)
    {
        context.Response.ContentType = MediaTypeNames.Application.Zip;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"viklearning-export.zip\"";
        try
        {
            await new ExportArchive(context.Response.Body, personId, time.GetUtcNow()).WriteAsync(sources, end);
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            // Half an archive must not look like a whole one: the browser says that the download failed.
            context.Abort();
            throw;
        }
    }
}
