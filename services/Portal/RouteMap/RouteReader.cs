using VikLearning.Portal.Gateway;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.RouteMap;

/// <summary>Reads the signed-in student's year.</summary>
internal sealed class RouteReader(
    GatewayCall call,
    ProgressService.ProgressServiceClient progress,
    WorkbookService.WorkbookServiceClient workbooks,
    RouteMapService.RouteMapServiceClient routeMaps,
    RouteMapShelf shelf)
{
    public async Task<StudentRoute> ReadAsync()
    {
        var options = await call.ReadAsync();
        var book = workbooks.GetWorkbookAsync(new GetWorkbookRequest(), options).ResponseAsync;
        var standing = await progress.GetProgressAsync(new GetProgressRequest(), options);
        var workbook = await book;
        var map = await shelf.GetAsync(routeMaps, standing.RouteMapId, standing.RouteMapVersion, options);
        return StudentRoute.Of(standing, map, new WorkbookCount(workbook.SignedOff, workbook.Tasks.Count));
    }
}
