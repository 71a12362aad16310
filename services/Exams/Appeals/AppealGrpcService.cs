using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using Sitting = VikLearning.Exams.Examinations.Sitting;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Appeals;

/// <summary>Wire to grain and back, for looking in and for appeals.</summary>
internal sealed class AppealGrpcService(
    IGrainFactory grains, AssignedAppeals assigned, AppealReader reader, SealedReader container,
    CandidateNames candidates,
    [FromKeyedServices(ExamsModule.Service)] CommandEnvelopes envelopes) : AppealService.AppealServiceBase
{
    private const int MostQueued = 500;

    public override async Task<GetMyReviewResponse> GetMyReview(
        GetMyReviewRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var place = PlaceOf(fields, request.CohortId, request.Sitting, context);
        fields.ThrowIfAny();
        return await reader.ReviewAsync(place, context.CancellationToken);
    }

    public override async Task<LodgeAppealResponse> LodgeAppeal(LodgeAppealRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var place = PlaceOf(fields, request.CohortId, request.Sitting, context);
        var grounds = fields.Text("grounds", request.Grounds, ExamAppeal.LongestGrounds, required: true);
        var envelope = envelopes.For(context, request, fields);
        fields.ThrowIfAny();
        var lodged = (await grains.GetKnownGrain<IScoringGrain>(place.Key).LodgeAppeal(
            envelope, place, request.SeenVersion, grounds)).OrThrow();
        return new LodgeAppealResponse { ResultVersion = lodged.Version };
    }

    public override async Task<ListMyAppealsResponse> ListMyAppeals(
        ListMyAppealsRequest request, ServerCallContext context)
    {
        var response = new ListMyAppealsResponse();
        var mine = await assigned.ListAsync(context.Caller().Subject, context.CancellationToken);
        foreach (var cohort in mine.Take(MostQueued).GroupBy(one => one.Place.CohortId))
        {
            var names = await candidates.OfAsync(
                cohort.Key, cohort.Select(one => one.Place.StudentId), context.CancellationToken);
            response.Appeals.AddRange(cohort.Select(one =>
            {
                var queued = ScoringReading.Queued(one, names);
                (queued.Stage, queued.Waits) = (Wire.ScoringStage.Fixed, true);
                return queued;
            }));
        }

        return response;
    }

    public override async Task<GetAppealResponse> GetAppeal(GetAppealRequest request, ServerCallContext context)
    {
        var exam = await assigned.RequireAsync(context, request.StudentId, request.SubmissionId);
        return await reader.ReadAsync(exam, context.Caller().Subject, context.CancellationToken);
    }

    public override async Task DownloadAppealFile(
        DownloadAppealFileRequest request, IServerStreamWriter<DownloadAppealFileResponse> responseStream,
        ServerCallContext context)
    {
        var place = (await assigned.RequireAsync(context, request.StudentId, request.SubmissionId)).Place;
        var file = await container.OpenAsync(place.Key, request.Number, context.CancellationToken);
        await foreach (var piece in file.ReadPiecesAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(
                new DownloadAppealFileResponse { Data = UnsafeByteOperations.UnsafeWrap(piece) });
        }
    }

    public override async Task<DecideAppealResponse> DecideAppeal(
        DecideAppealRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var levels = LevelsOf(fields, request.Levels);
        var reason = fields.Reason("reason", request.Reason);
        var envelope = envelopes.For(context, request, fields, Purposes.Appeal);
        fields.ThrowIfAny();
        var place = (await assigned.RequireAsync(context, request.StudentId, submissionId)).Place;
        var decided = (await grains.GetKnownGrain<IScoringGrain>(place.Key).DecideAppeal(
            envelope, place, request.SeenVersion, request.Upheld, levels, reason)).OrThrow();
        return new DecideAppealResponse { ResultVersion = decided.Version };
    }

    private static SubmissionPlace PlaceOf(
        RequestFields fields, string cohortId, int sitting, ServerCallContext context)
    {
        Sitting.Check(fields, sitting);
        return new SubmissionPlace(context.Caller().Subject, fields.Id("cohortId", cohortId), sitting);
    }

    private static ImmutableSortedDictionary<string, string> LevelsOf(
        RequestFields fields, RepeatedField<Wire.CriterionScore> levels) =>
        ScoringReading.OncePerCriterion(fields, "levels", levels).ToImmutableSortedDictionary(
            level => fields.Id("levels.criterionId", level.CriterionId),
            level => fields.Id("levels.levelId", level.LevelId), StringComparer.Ordinal);
}
