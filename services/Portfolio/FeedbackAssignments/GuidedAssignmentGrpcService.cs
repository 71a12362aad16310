using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>
/// Wire to grain and back, for who guides a student. The access rule has seen that the caller does; the gate, that the
/// assignment was handed to their team, and written it down.
/// </summary>
internal sealed class GuidedAssignmentGrpcService(
    IGrainFactory grains,
    HandedAssignments handed,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    AssignmentReading reading) : GuidedAssignmentService.GuidedAssignmentServiceBase
{
    // Between the gate's line and this it may have been taken back: then nothing is shown, though a line says so.
    public override async Task<GetGuidedAssignmentResponse> GetGuidedAssignment(
        GetGuidedAssignmentRequest request, ServerCallContext context)
    {
        var line = await handed.FindAsync(
                context.Caller().Subject, request.StudentId, Guid.ParseExact(request.AssignmentId, "N"),
                context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);
        return new GetGuidedAssignmentResponse
        {
            StudentId = request.StudentId,
            Assignment = await reading.OfAsync(request.StudentId, line, context.CancellationToken),
        };
    }

    public override async Task<CommentOnAssignmentResponse> CommentOnAssignment(
        CommentOnAssignmentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var assignmentId = fields.Key("assignmentId", request.AssignmentId);
        var text = fields.Text("text", request.Text, AssignmentComment.LongestText, required: true);
        var envelope = envelopes.For(context, request, fields, Purposes.Guiding);
        var team = await handed.TeamAsync(context.Caller().Subject, request.StudentId, context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);
        var kept = (await grains.GetKnownGrain<IAssignmentGrain>(request.StudentId).Comment(
            envelope, assignmentId, team.CohortId, team.TeamId, request.SeenVersion, text)).OrThrow();
        return new CommentOnAssignmentResponse
        {
            AssignmentId = kept.AssignmentId.ToString("N"),
            Version = kept.Version,
        };
    }
}
