using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.RouteMaps;

/// <summary>What a cohort is pinned to, for the services to the right.</summary>
internal sealed class CohortPlanGrpcService(
    IGrainFactory grains, ShelfReader<RouteMapLibrary> documents, IServiceProvider services)
    : CohortPlanService.CohortPlanServiceBase
{
    private const int MostNames = 1000;

    public override async Task<GetCohortPlanResponse> GetCohortPlan(
        GetCohortPlanRequest request, ServerCallContext context)
    {
        var cohort = GrainKeys.IsKey(request.CohortId)
            ? await grains.GetGrain<ICohortGrain>(request.CohortId).Get()
            : null;
        var (opened, plan) = cohort is null
            ? throw new RefusedException([Refusal.NotFound("cohortId")])
            : (cohort.Opened, cohort.Plan);
        var library = await documents.ReadAsync();
        return new GetCohortPlanResponse
        {
            Plan = library.PlanOf(request.CohortId, opened.StartDate, plan),
        };
    }

    public override async Task<ListCohortStudentsResponse> ListCohortStudents(
        ListCohortStudentsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var size = fields.PageSize(request.PageSize);
        var after = fields.PageToken(request.PageToken);
        fields.ThrowIfAny();
        var cohort = grains.GetGrain<ICohortGrain>(cohortId);
        if (await cohort.Get() is null)
        {
            throw new RefusedException([Refusal.NotFound("cohortId")]);
        }

        var students = await cohort.ListStudents(after, size);
        return new ListCohortStudentsResponse
        {
            StudentIds = { students.Where(student => student.LeftOn is null).Select(student => student.StudentId) },
            NextPageToken = students.Count == size ? students[^1].StudentId : "",
        };
    }

    public override async Task<GetStudentNamesResponse> GetStudentNames(
        GetStudentNamesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        fields.Check(
            request.StudentIds.Count <= MostNames && request.StudentIds.All(GrainKeys.IsKey),
            Refusal.Malformed("id-invalid", "studentIds"));
        fields.ThrowIfAny();
        var students = await grains.GetGrain<ICohortGrain>(cohortId).GetStudents([.. request.StudentIds]);
        var response = new GetStudentNamesResponse();
        foreach (var student in students)
        {
            var name = await ShownTexts.ReadAsync(
                services, RosterModule.Service, CohortGrain.ScopeOf(student.StudentId), [student.NameId],
                context.CancellationToken);
            if (!name.AreErased && name[student.NameId] is { Length: > 0 } known)
            {
                response.Names[student.StudentId] = known;
            }
        }

        return response;
    }
}
