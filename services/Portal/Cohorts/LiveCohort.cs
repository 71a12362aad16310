using Grpc.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;
using VikLearning.Protos.Insight.V1;

namespace VikLearning.Portal.Cohorts;

/// <summary>
/// A cohort's figures as they move: one server-sent event a change, holding the same piece of page that the page itself
/// shows. The browser connects again by itself whenever the stream ends; the session's token is fresh again then.
/// </summary>
internal static class LiveCohort
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapLiveCohort(this IEndpointRouteBuilder app) =>
        app.MapGet("/live/cohorts/{cohortId}", StreamAsync)
            .WithMetadata(PortalPage.Instance)
            .RequireAuthorization(PortalPolicies.TeamChief);

    private static async Task StreamAsync(
        HttpContext context,
        string cohortId,
        GatewayCall call,
        CohortInsightService.CohortInsightServiceClient insight,
        IHostApplicationLifetime lifetime,
        TimeProvider time)
    {
        // A host that stops must not wait for readers: they connect again, to the next process.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        using var watch = insight.WatchCohort(new() { CohortId = cohortId }, await call.WatchAsync(end.Token));
        var events = new EventWriter(context.Response);
        try
        {
            await RelayAsync(context, watch.ResponseStream, events, time, end.Token);
        }
        catch (RpcException gone) when (gone.StatusCode is StatusCode.PermissionDenied or StatusCode.NotFound)
        {
            // 204 tells the browser not to come back; once figures went out, the next connection is told so.
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            // The reader left, or the host stops.
        }
        catch (RpcException)
        {
            // The token ended, the service restarted: an ended stream is what makes the browser connect again.
            await events.CommentAsync("again");
        }
    }

    private static async Task RelayAsync(
        HttpContext context,
        IAsyncStreamReader<WatchCohortResponse> figures,
        EventWriter events,
        TimeProvider time,
        CancellationToken end)
    {
        await using var renderer = new HtmlRenderer(
            context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var next = figures.MoveNext(end);
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, time, end)) != next)
            {
                await events.CommentAsync("still here");
                continue;
            }

            if (!await next)
            {
                return;
            }

            var current = figures.Current.Figures;
            await events.SendAsync(current.Revision, await RenderAsync(renderer, current));
            next = figures.MoveNext(end);
        }
    }

    private static Task<string> RenderAsync(HtmlRenderer renderer, GetCohortResponse figures) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?> { [nameof(CohortFigures.Figures)] = figures });
            return (await renderer.RenderComponentAsync<CohortFigures>(parameters)).ToHtmlString();
        });
}
