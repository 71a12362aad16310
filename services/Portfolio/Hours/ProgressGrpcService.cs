using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Hours;

/// <summary>Grain to wire, for progress.</summary>
internal sealed class ProgressGrpcService(IGrainFactory grains, TimeProvider time) : ProgressService.ProgressServiceBase
{
    public override async Task<GetProgressResponse> GetProgress(GetProgressRequest request, ServerCallContext context)
    {
        var student = grains.StudentOf(context);
        return await student.GetProgress(AcademyTime.Today(time)) is { } view
            ? ProgressAnswers.Of(view)
            : throw await student.WithoutPlanAsync();
    }
}
