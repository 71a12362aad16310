using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Roster.Teachers;

/// <summary>Rows and grains to wire, for whom a teacher guides.</summary>
internal sealed class TeacherGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] RelationRows relations,
    IServiceProvider services) : TeacherService.TeacherServiceBase
{
    public override async Task<ListMyStudentsResponse> ListMyStudents(
        ListMyStudentsRequest request, ServerCallContext context)
    {
        var page = await TeamStudentPage.ReadAsync(
            context, request.PageSize, request.PageToken, relations.StudentsOfAsync);
        var response = new ListMyStudentsResponse { NextPageToken = page.NextPageToken };
        foreach (var cohort in page.Students.GroupBy(student => student.CohortId))
        {
            var students = await grains.GetGrain<ICohortGrain>(cohort.Key).GetStudents(
                [.. cohort.Select(student => student.StudentId)]);
            foreach (var student in students)
            {
                response.Students.Add(await ShownAsync(cohort.Key, student, context.CancellationToken));
            }
        }

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
}
