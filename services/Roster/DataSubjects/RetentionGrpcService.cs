using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Wire to grain and back, for retention.</summary>
internal sealed class RetentionGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes) : RetentionService.RetentionServiceBase
{
    private const string Purpose = "administration";

    private IRetentionGrain Retention => grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key);

    public override async Task<GetRetentionResponse> GetRetention(
        GetRetentionRequest request, ServerCallContext context)
    {
        var view = await Retention.Get();
        return new GetRetentionResponse
        {
            Version = view.Version,
            Classes =
            {
                view.Classes.Select(kept => new RetentionClass { DataClass = kept.Class, Months = kept.Months }),
            },
            SetAt = view.SetAt?.ToTimestamp(),
        };
    }

    public override async Task<SetRetentionResponse> SetRetention(
        SetRetentionRequest request, ServerCallContext context)
    {
        var envelope = envelopes.For(context, request, new RequestFields(context), Purpose);
        var answer = (await Retention.Set(
            envelope, request.SeenVersion,
            [.. request.Classes.Select(kept => new KeptFor(kept.DataClass, kept.Months))])).OrThrow();
        return new SetRetentionResponse { Version = answer.Version };
    }
}
