using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Insight.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Insight.Cohorts;

/// <summary>Wire to grain and back, for cohorts as a chief sees them.</summary>
internal sealed class CohortInsightGrpcService(
    IGrainFactory grains,
    CohortNames names,
    [FromKeyedServices(InsightModule.Service)] RelationRows relations,
    TimeProvider time) : CohortInsightService.CohortInsightServiceBase
{
    public override async Task<ListCohortsResponse> ListCohorts(ListCohortsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        var after = fields.PageToken(request.PageToken);
        fields.ThrowIfAny();
        var found = await relations.CohortsOfAsync(
            context.Caller().Subject, after, size + 1, context.CancellationToken);
        var response = new ListCohortsResponse();
        response.Cohorts.AddRange(
            from cohort in await names.OfAsync(found.Take(size), context.CancellationToken)
            select new CohortHeader { CohortId = cohort.CohortId, Name = cohort.Name });
        response.NextPageToken = found.Count > size ? found[size - 1] : "";
        return response;
    }

    public override async Task<GetCohortResponse> GetCohort(GetCohortRequest request, ServerCallContext context) =>
        await FiguresAsync(request.CohortId);

    public override async Task WatchCohort(
        WatchCohortRequest request, IServerStreamWriter<WatchCohortResponse> responseStream, ServerCallContext context)
    {
        await using var watch = new CohortWatch(grains, request.CohortId, time);
        await watch.StartAsync();
        GetCohortResponse? last = null;
        while (true)
        {
            var figures = await FiguresAsync(request.CohortId);
            if (!figures.Equals(last))
            {
                var response = new WatchCohortResponse { Figures = figures };
                await responseStream.WriteAsync(response, context.CancellationToken);
                last = figures;
            }

            await watch.WaitAsync(context.CancellationToken);
        }
    }

    private async Task<GetCohortResponse> FiguresAsync(string cohortId)
    {
        var grain = grains.GetGrain<ICohortGrain>(cohortId);
        var figures = await grain.GetFigures(AcademyTime.Today(time))
            ?? throw new RefusedException([Refusal.NotFound("cohortId")]);
        var response = new GetCohortResponse
        {
            CohortId = cohortId,
            Name = figures.Name,
            StudentCount = figures.StudentCount,
            CreditedMinutes = figures.CreditedMinutes,
            PlannedMinutes = figures.Quarters.Sum(quarter => quarter.PlannedMinutes),
            RequiredMinutes = figures.Quarters.Sum(quarter => quarter.RequiredMinutes),
            OnTrackCount = figures.OnTrackCount,
            AsOf = figures.AsOf?.ToTimestamp(),
            Revision = figures.Revision,
        };
        response.Quarters.AddRange(figures.Quarters.Select(quarter => new CohortQuarter
        {
            Quarter = quarter.Quarter,
            CreditedMinutes = quarter.CreditedMinutes,
            PlannedMinutes = quarter.PlannedMinutes,
            RequiredMinutes = quarter.RequiredMinutes,
        }));
        return response;
    }
}
