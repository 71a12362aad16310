using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
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
            response.Appeals.AddRange(cohort.Select(one => new QueuedExam
            {
                StudentId = one.Place.StudentId,
                SubmissionId = one.Place.Key,
                CohortId = one.Place.CohortId,
                Sitting = one.Place.Sitting,
                Seat = Wire.ExaminerSeat.Appeal,
                Stage = Wire.ScoringStage.Fixed,
                Waits = true,
                Name = names.GetValueOrDefault(one.Place.StudentId, ""),
            }));
        }

        return response;
    }

    public override async Task<GetAppealResponse> GetAppeal(GetAppealRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        fields.ThrowIfAny();
        return await reader.ReadAsync(
            await FindAsync(request.StudentId, submissionId, context), context.Caller().Subject,
            context.CancellationToken);
    }

    public override async Task DownloadAppealFile(
        DownloadAppealFileRequest request, IServerStreamWriter<DownloadAppealFileResponse> responseStream,
        ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        fields.ThrowIfAny();
        var place = (await FindAsync(request.StudentId, submissionId, context)).Place;
        var seal = (await grains.GetKnownGrain<ISubmissionGrain>(place.Key).Get()).Seals[^1];
        var file = await container.OpenAsync(place.Key, seal, request.Number, context.CancellationToken);
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
        var place = (await FindAsync(request.StudentId, submissionId, context)).Place;
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
        RequestFields fields, RepeatedField<Wire.CriterionScore> levels)
    {
        var most = RubricDocument.MostCriteria;
        fields.Check(
            levels.Count <= most && levels.DistinctBy(level => level.CriterionId).Count() == levels.Count,
            Refusal.Malformed("scores-invalid", "levels", $"{most}"));
        return levels.Take(most).DistinctBy(level => level.CriterionId).ToImmutableSortedDictionary(
            level => fields.Id("levels.criterionId", level.CriterionId),
            level => fields.Id("levels.levelId", level.LevelId), StringComparer.Ordinal);
    }

    private async Task<AssignedExam> FindAsync(string student, Guid submissionId, ServerCallContext context) =>
        await assigned.FindAsync(context.Caller().Subject, student, submissionId, context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);
}
