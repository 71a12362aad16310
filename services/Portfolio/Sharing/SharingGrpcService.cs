using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Portfolio.Sharing;

/// <summary>Wire to grain and back, for what a student shares.</summary>
internal sealed class SharingGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    LedgerDesk ledgers,
    IServiceProvider services) : SharingService.SharingServiceBase
{
    public override async Task<ShareReflectionResponse> ShareReflection(
        ShareReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var audience = Sharings.Read(fields, request.Audience);
        var envelope = envelopes.For(context, request, fields);
        var shared = (await grains.StudentOf(context).ShareReflection(
            envelope, reflectionId, request.Version, audience)).OrThrow();
        return new ShareReflectionResponse { ReflectionId = request.ReflectionId, Version = shared.Version };
    }

    public override async Task<WithdrawReflectionResponse> WithdrawReflection(
        WithdrawReflectionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var audience = Sharings.Read(fields, request.Audience);
        var envelope = envelopes.For(context, request, fields);
        (await grains.StudentOf(context).WithdrawReflection(envelope, reflectionId, audience)).OrThrow();
        return new WithdrawReflectionResponse { ReflectionId = request.ReflectionId };
    }

    public override async Task<GetSharingResponse> GetSharing(GetSharingRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        fields.ThrowIfAny();
        var view = await grains.StudentOf(context).GetSharing(reflectionId)
            ?? throw new RefusedException([Refusal.NotFound("reflectionId")]);
        var words = await services.TextsOfAsync(context, Sharings.TextsOf(view.Thread));
        var readers = await ledgers.ReadersAsync(PortfolioModule.Service, context.Caller().Subject, reflectionId);
        return new GetSharingResponse
        {
            Shares =
            {
                view.Shares.Select(share => new ReflectionShare
                {
                    Audience = Sharings.Of(share.Audience),
                    Version = share.Version,
                    SharedAt = share.At.ToTimestamp(),
                }),
            },
            Readers =
            {
                readers.Select(reader => new ReflectionReader
                {
                    ActorId = reader.Actor,
                    Role = reader.Role,
                    FirstAt = reader.FirstAt.ToTimestamp(),
                    LastAt = reader.LastAt.ToTimestamp(),
                    Times = reader.Times,
                }),
            },
            Comments = { Sharings.Of(view.Thread, words) },
            LastComment = view.Thread.Last,
        };
    }

    public override async Task<MarkCommentsSeenResponse> MarkCommentsSeen(
        MarkCommentsSeenRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var envelope = envelopes.For(context, request, fields);
        (await grains.StudentOf(context).SeeComments(envelope, reflectionId, request.Through)).OrThrow();
        return new MarkCommentsSeenResponse();
    }
}
