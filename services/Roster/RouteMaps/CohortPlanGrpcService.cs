using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Roster.RouteMaps;

/// <summary>What a cohort is pinned to, for the services to the right.</summary>
internal sealed class CohortPlanGrpcService(IGrainFactory grains, ShelfReader<RouteMapLibrary> documents)
    : CohortPlanService.CohortPlanServiceBase
{
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
}
