using Grpc.Core;
using VikLearning.Portfolio.Comments;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Sharing;

/// <summary>
/// Wire to grain and back, for a teacher's comments. The access rule has seen that the caller guides.
/// </summary>
internal sealed class CommentDesk(
    IGrainFactory grains,
    SharedReflections shared,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes)
{
    public async Task<WriteCommentResponse> WriteAsync(WriteCommentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var text = fields.Text("text", request.Text, CommentBook.LongestText, required: true);
        var envelope = envelopes.For(context, request, fields, Purposes.Guiding);
        var place = await PlaceAsync(request.StudentId, reflectionId, context);
        var kept = (await StudentOf(request.StudentId).WriteComment(envelope, place, text)).OrThrow();
        return new WriteCommentResponse { CommentId = kept.CommentId.ToString("N"), Version = kept.Version };
    }

    public async Task<CorrectCommentResponse> CorrectAsync(CorrectCommentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var commentId = fields.Key("commentId", request.CommentId);
        var text = fields.Text("text", request.Text, CommentBook.LongestText, required: true);
        var envelope = envelopes.For(context, request, fields, Purposes.Guiding);
        var place = await PlaceAsync(request.StudentId, reflectionId, context);
        var kept = (await StudentOf(request.StudentId).CorrectComment(
            envelope, place, commentId, request.SeenVersion, text)).OrThrow();
        return new CorrectCommentResponse { CommentId = kept.CommentId.ToString("N"), Version = kept.Version };
    }

    public async Task<WithdrawCommentResponse> WithdrawAsync(WithdrawCommentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var reflectionId = fields.Key("reflectionId", request.ReflectionId);
        var commentId = fields.Key("commentId", request.CommentId);
        var envelope = envelopes.For(context, request, fields, Purposes.Guiding);
        var place = await PlaceAsync(request.StudentId, reflectionId, context);
        var kept = (await StudentOf(request.StudentId).WithdrawComment(envelope, place, commentId)).OrThrow();
        return new WithdrawCommentResponse { CommentId = kept.CommentId.ToString("N") };
    }

    private IStudentGrain StudentOf(string student) => grains.GetKnownGrain<IStudentGrain>(student);

    private async Task<CommentPlace> PlaceAsync(string student, Guid reflectionId, ServerCallContext context)
    {
        var teacher = context.Caller().Subject;
        var team = await shared.TeamAsync(Audience.Teacher, teacher, student, context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);
        return new CommentPlace(reflectionId, teacher, team.CohortId, team.TeamId);
    }
}
