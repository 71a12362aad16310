using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Roster.RouteMaps;

/// <summary>What a cohort is pinned to, for the services to the right.</summary>
internal sealed class CohortPlanGrpcService(IGrainFactory grains, RouteMapLibrary library)
    : CohortPlanService.CohortPlanServiceBase
{
    public override async Task<GetCohortPlanResponse> GetCohortPlan(
        GetCohortPlanRequest request, ServerCallContext context)
    {
        var cohort = GrainKeys.IsKey(request.CohortId)
            ? await grains.GetGrain<ICohortGrain>(request.CohortId).Get()
            : null;
        var opened = cohort?.Opened ?? throw new RefusedException([Refusal.NotFound("cohortId")]);
        return new GetCohortPlanResponse
        {
            Plan = new CohortPlan
            {
                CohortId = request.CohortId,
                PlanVersion = Facts.FirstPlanVersion,
                StartDate = AcademyTime.Iso(opened.StartDate),
                RouteMap = library.FindRouteMap(opened.RouteMapId, opened.RouteMapVersion),
                Calendar = library.FindCalendar(opened.CalendarId),
            },
        };
    }
}
