using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Hours;

/// <summary>Grain to wire, for progress.</summary>
internal sealed class ProgressGrpcService(IGrainFactory grains, TimeProvider time) : ProgressService.ProgressServiceBase
{
    public override async Task<GetProgressResponse> GetProgress(GetProgressRequest request, ServerCallContext context)
    {
        var view = await grains.StudentOf(context).GetProgress(AcademyTime.Today(time))
            ?? throw new RefusedException([Refusal.Rule("not-enrolled", null)]);
        return ProgressAnswers.Of(view);
    }
}
