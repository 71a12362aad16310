using System.Net.Mime;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Roster;

/// <summary>The whole roster, to be taken along.</summary>
internal static class RosterEndpoints
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    public static void MapRosterArchive(this IEndpointRouteBuilder app) =>
        app.MapGet("/rooster/archief", SendAsync)
            .WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Administrator);

    // The first piece is waited for before anything is sent: what is refused is a page, not half a file.
    private static async Task SendAsync(HttpContext context, ImportDesk desk, TimeProvider time)
    {
        using var longest = new CancellationTokenSource(s_longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, longest.Token);
        try
        {
            await foreach (var piece in desk.ExportAsync(end.Token))
            {
                if (!context.Response.HasStarted)
                {
                    context.Response.ContentType = MediaTypeNames.Application.Zip;
                    context.Response.Headers.ContentDisposition = "attachment; filename=\"oneroster.zip\"";
                }

                await context.Response.Body.WriteAsync(piece, end.Token);
            }
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }
    }
}
