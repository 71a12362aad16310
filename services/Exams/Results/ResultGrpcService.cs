using System.Collections.Immutable;
using Grpc.Core;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using ScoringStage = VikLearning.Exams.Scoring.ScoringStage;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Results;

/// <summary>Wire to grain and back, for results.</summary>
internal sealed class ResultGrpcService(
    IGrainFactory grains, ResultReader reader, ExamPlanReader plans, EntrantReader entrants,
    [FromKeyedServices(ExamsModule.Service)] CommandEnvelopes envelopes) : ResultService.ResultServiceBase
{
    private const int UsualAppealDays = 14;

    public override async Task<ListMyResultsResponse> ListMyResults(
        ListMyResultsRequest request, ServerCallContext context) => new()
        {
            Results = { await reader.ReadAsync(context.Caller().Subject, context.CancellationToken) },
        };

    public override async Task<PublishResultsResponse> PublishResults(
        PublishResultsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = ExaminerGrpcService.SittingOf(fields, request.CohortId, request.Sitting);
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        await plans.RequireAsync(cohortId, sitting);
        var exams = await plans.ReadAsync(cohortId, sitting, context.CancellationToken);
        var due = exams.Where(one => one.Scores is { Absence: null, IsUnderInvestigation: false }).ToList();
        ImmutableArray<string> ready =
        [
            .. due.Where(one => one.Scores.Stage == ScoringStage.Fixed).Select(one => one.Entrant.SubmissionId),
        ];
        var published = (await grains.GetKnownGrain<IExaminationGrain>(cohortId).Publish(
            envelope, request.SeenVersion, sitting, ready, due.Count - ready.Length,
            request.AppealDays == 0 ? UsualAppealDays : request.AppealDays)).OrThrow();
        return new PublishResultsResponse { Published = published.Published, Version = published.Version };
    }

    public override async Task<MarkAbsenceResponse> MarkAbsence(MarkAbsenceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = ExaminerGrpcService.SittingOf(fields, request.CohortId, request.Sitting);
        var studentId = fields.Id("studentId", request.StudentId);
        fields.Check(
            request.Absence is not Wire.ExamAbsence.Unspecified && Enum.IsDefined(request.Absence),
            Refusal.Malformed("absence-unknown", "absence"));
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        var place = await PlaceAsync(cohortId, sitting, studentId, context);
        ExamAbsence? absence = request.Absence switch
        {
            Wire.ExamAbsence.NotAppeared => ExamAbsence.NotAppeared,
            Wire.ExamAbsence.Ill => ExamAbsence.Ill,
            _ => null,
        };
        (await grains.GetKnownGrain<IScoringGrain>(place.Key).MarkAbsence(envelope, place, absence)).OrThrow();
        return new MarkAbsenceResponse { Absence = request.Absence };
    }

    public override async Task<MarkInvestigationResponse> MarkInvestigation(
        MarkInvestigationRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = ExaminerGrpcService.SittingOf(fields, request.CohortId, request.Sitting);
        var studentId = fields.Id("studentId", request.StudentId);
        var reason = fields.Reason("reason", request.Reason);
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        var place = await PlaceAsync(cohortId, sitting, studentId, context);
        (await grains.GetKnownGrain<IScoringGrain>(place.Key).MarkInvestigation(
            envelope, place, request.Begins, reason)).OrThrow();
        return new MarkInvestigationResponse { UnderInvestigation = request.Begins };
    }

    public override async Task<GetResultResponse> GetResult(GetResultRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = ExaminerGrpcService.SittingOf(fields, request.CohortId, request.Sitting);
        var studentId = fields.Id("studentId", request.StudentId);
        fields.ThrowIfAny();
        var exam = await plans.RequireAsync(cohortId, sitting);
        var place = await PlaceAsync(cohortId, sitting, studentId, context);
        var scores = await grains.GetKnownGrain<IScoringGrain>(place.Key).Get();
        return exam.KnownBy(place.Key, scores) is not null && scores.Results is [.., var newest]
            ? new GetResultResponse
            {
                StudentId = studentId,
                Rubric = SubmissionReading.Of(exam.Rubric),
                Result = ResultReader.Of(newest, exam.Rubric),
            }
            : throw new RefusedException([Refusal.NotFound("studentId")]);
    }

    public override async Task<CorrectResultResponse> CorrectResult(
        CorrectResultRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = ExaminerGrpcService.SittingOf(fields, request.CohortId, request.Sitting);
        var studentId = fields.Id("studentId", request.StudentId);
        var (criterionId, levelId) =
            (fields.Id("criterionId", request.CriterionId), fields.Id("levelId", request.LevelId));
        var reason = fields.Reason("reason", request.Reason);
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        var place = await PlaceAsync(cohortId, sitting, studentId, context);
        var corrected = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Correct(
            envelope, place, request.SeenVersion, criterionId, levelId, reason)).OrThrow();
        return new CorrectResultResponse { Version = corrected.Version };
    }

    private async Task<SubmissionPlace> PlaceAsync(
        string cohortId, int sitting, string studentId, ServerCallContext context)
    {
        await plans.RequireAsync(cohortId, sitting);
        return await entrants.FindAsync(cohortId, sitting, studentId, context.CancellationToken) is not null
            ? new SubmissionPlace(studentId, cohortId, sitting)
            : throw new RefusedException([Refusal.NotFound("studentId")]);
    }
}
