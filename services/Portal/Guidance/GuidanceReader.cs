using VikLearning.Portal.Gateway;
using VikLearning.Portal.RouteMap;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Guidance;

/// <summary>
/// Reads what a teacher sees of those they guide. Each answer is a consultation, so a page asks for no more than it
/// shows.
/// </summary>
internal sealed class GuidanceReader(
    GatewayCall call,
    TeacherService.TeacherServiceClient teachers,
    GuidanceService.GuidanceServiceClient guidance,
    RouteMapService.RouteMapServiceClient routeMaps,
    RouteMapShelf shelf)
{
    private const string Purpose = "guiding";

    // Names are encrypted, so only a page can be put in their order: most teachers' students fit on one.
    private const int StudentsOnAPage = 100;
    private const int HoursOnAPage = 25;

    public async Task<ListMyStudentsResponse> StudentsAsync(string? pageToken) => await teachers.ListMyStudentsAsync(
        new() { PageSize = StudentsOnAPage, PageToken = pageToken ?? "" }, await call.ConsultAsync(Purpose));

    public async Task<GuidedStudent> StudentAsync(string studentId) =>
        (await teachers.GetMyStudentAsync(new() { StudentId = studentId }, await call.ConsultAsync(Purpose))).Student;

    public async Task<StudentRoute> RouteAsync(string studentId)
    {
        var answer = await guidance.GetStudentProgressAsync(
            new() { StudentId = studentId }, await call.ConsultAsync(Purpose));
        var progress = answer.Progress;
        var map = await shelf.GetAsync(
            routeMaps, progress.RouteMapId, progress.RouteMapVersion, await call.ReadAsync());
        return StudentRoute.Of(progress, map);
    }

    public async Task<ListStudentHoursResponse> HoursAsync(string studentId, string? pageToken) =>
        await guidance.ListStudentHoursAsync(
            new() { StudentId = studentId, PageSize = HoursOnAPage, PageToken = pageToken ?? "" },
            await call.ConsultAsync(Purpose));
}
