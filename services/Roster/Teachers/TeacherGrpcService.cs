using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Roster.Teachers;

/// <summary>Rows and grains to wire, for whom a teacher guides.</summary>
internal sealed class TeacherGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] RelationRows relations,
    IServiceProvider services) : TeacherService.TeacherServiceBase
{
    private const char Between = '~';

    public override async Task<ListMyStudentsResponse> ListMyStudents(
        ListMyStudentsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        var after = AfterOf(fields, request.PageToken);
        fields.ThrowIfAny();
        var found = await relations.StudentsOfAsync(
            context.Caller().Subject, after, size + 1, context.CancellationToken);
        var page = found.Take(size).ToList();
        var response = new ListMyStudentsResponse();
        foreach (var cohort in page.GroupBy(student => student.CohortId))
        {
            var students = await grains.GetGrain<ICohortGrain>(cohort.Key).GetStudents(
                [.. cohort.Select(student => student.StudentId)]);
            foreach (var student in students)
            {
                response.Students.Add(await ShownAsync(cohort.Key, student, context.CancellationToken));
            }
        }

        response.NextPageToken = found.Count > size ? TokenOf(page[^1]) : "";
        return response;
    }

    public override async Task<GetMyStudentResponse> GetMyStudent(
        GetMyStudentRequest request, ServerCallContext context)
    {
        var row = await relations.FindStudentAsync(
            context.Caller().Subject, request.StudentId, context.CancellationToken);
        var students = row is null
            ? []
            : await grains.GetGrain<ICohortGrain>(row.CohortId).GetStudents([row.StudentId]);
        return students.Count == 0
            ? throw new RefusedException([Refusal.NotFound()])
            : new GetMyStudentResponse
            {
                Student = await ShownAsync(row!.CohortId, students[0], context.CancellationToken),
            };
    }

    // Each name is encrypted under its student's own key, so each is read by itself.
    private async Task<GuidedStudent> ShownAsync(
        string cohortId, StudentView student, CancellationToken cancellation)
    {
        var names = await ShownTexts.ReadAsync(
            services, RosterModule.Service, CohortGrain.ScopeOf(student.StudentId), [student.NameId], cancellation);
        return new GuidedStudent
        {
            CohortId = cohortId,
            TeamId = student.TeamId,
            TeamName = student.TeamName,
            StudentId = student.StudentId,
            Name = names[student.NameId],
        };
    }

    private static TeamStudent AfterOf(RequestFields fields, string token)
    {
        var parts = fields.PageToken(token).Split(Between);
        var valid = token.Length == 0 || (parts.Length == 3 && parts.All(GrainKeys.IsKey));
        fields.Check(valid, Refusal.Malformed("page-token-invalid", "pageToken"));
        return valid && token.Length > 0
            ? new TeamStudent(parts[0], parts[1], parts[2])
            : TeamStudent.None;
    }

    private static string TokenOf(TeamStudent student) =>
        string.Join(Between, student.CohortId, student.TeamId, student.StudentId);
}
