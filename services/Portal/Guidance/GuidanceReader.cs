using VikLearning.Portal.Gateway;
using VikLearning.Portal.RouteMap;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Guidance;

/// <summary>
/// Reads what is seen of a student by who guides them, or by who opened it as an exception. Each answer is a
/// consultation, so a page asks for no more than it shows.
/// </summary>
internal sealed class GuidanceReader(
    GatewayCall call,
    TeacherService.TeacherServiceClient teachers,
    GuidanceService.GuidanceServiceClient guidance,
    CoachedWorkbookService.CoachedWorkbookServiceClient workbooks,
    RouteMapService.RouteMapServiceClient routeMaps,
    RouteMapShelf shelf)
{
    // Names are encrypted, so only a page can be put in their order: most teachers' students fit on one.
    private const int StudentsOnAPage = 100;
    private const int HoursOnAPage = 25;

    public async Task<ListMyStudentsResponse> StudentsAsync(string? pageToken) => await teachers.ListMyStudentsAsync(
        new() { PageSize = StudentsOnAPage, PageToken = pageToken ?? "" }, await call.ConsultAsync(Purposes.Guiding));

    /// <summary>The same students at a glance; those who have no plan yet are not there.</summary>
    public async Task<IReadOnlyList<StudentStanding>> StandingsAsync(string? pageToken) =>
        (await guidance.ListStandingsAsync(
            new() { PageSize = StudentsOnAPage, PageToken = pageToken ?? "" },
            await call.ConsultAsync(Purposes.Guiding))).Students;

    /// <summary>The students of the team whose name, or the name of something of it, is this, by name.</summary>
    public async Task<IReadOnlyList<GuidedStudent>> TeamAsync(string teamRef)
    {
        var students = new List<GuidedStudent>();
        var token = "";
        do
        {
            var page = await StudentsAsync(token);
            students.AddRange(page.Students.Where(student =>
                $"{teamRef}.".StartsWith($"{student.CohortId}.{student.TeamId}.", StringComparison.Ordinal)));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        return [.. students.OrderBy(Guided.NameOf, StringComparer.CurrentCulture)];
    }

    public async Task<GuidedStudent> StudentAsync(string studentId) =>
        (await teachers.GetMyStudentAsync(
            new() { StudentId = studentId }, await call.ConsultAsync(Purposes.Guiding))).Student;

    public async Task<StudentRoute> RouteAsync(string studentId, string purpose = Purposes.Guiding)
    {
        var answer = await guidance.GetStudentProgressAsync(
            new() { StudentId = studentId }, await call.ConsultAsync(purpose));
        var progress = answer.Progress;
        var map = await shelf.GetAsync(
            routeMaps, progress.RouteMapId, progress.RouteMapVersion, await call.ReadAsync());
        return StudentRoute.Of(
            progress, map, purpose == Purposes.Guiding ? await WorkbookAsync(studentId) : null);
    }

    private async Task<WorkbookCount> WorkbookAsync(string studentId)
    {
        var count = await workbooks.GetWorkbookCountAsync(
            new() { StudentId = studentId }, await call.ConsultAsync(Purposes.Guiding));
        return new WorkbookCount(count.SignedOff, count.Tasks);
    }

    public async Task<ListStudentHoursResponse> HoursAsync(
        string studentId, string? pageToken, string purpose = Purposes.Guiding) => await guidance.ListStudentHoursAsync(
            new() { StudentId = studentId, PageSize = HoursOnAPage, PageToken = pageToken ?? "" },
            await call.ConsultAsync(purpose));
}
