using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Scoring;

/// <summary>Wire to grain and back, for examiners. The access rule has seen that the caller scores the student.
/// </summary>
internal sealed class ScoringGrpcService(
    IGrainFactory grains, AssignedExams assigned, ExamReader reader, SealedReader container, CandidateNames candidates,
    [FromKeyedServices(ExamsModule.Service)] CommandEnvelopes envelopes) : ScoringService.ScoringServiceBase
{
    private const int MostQueued = 500;

    public override async Task<ListMyExamsResponse> ListMyExams(ListMyExamsRequest request, ServerCallContext context)
    {
        var examiner = context.Caller().Subject;
        var mine = await assigned.ListAsync(examiner, context.CancellationToken);
        var response = new ListMyExamsResponse();
        foreach (var cohort in mine.Take(MostQueued).GroupBy(one => one.Place.CohortId))
        {
            var names = await candidates.OfAsync(
                cohort.Key, cohort.Select(one => one.Place.StudentId), context.CancellationToken);
            var exam = await grains.GetGrain<IExaminationGrain>(cohort.Key).Get();
            var criteria = exam?.Rubric.Criteria.Length ?? 0;
            response.Exams.AddRange(await Task.WhenAll(cohort.Select(one =>
                QueuedAsync(one, examiner, names, criteria))));
        }

        return response;
    }

    public override async Task<GetExamResponse> GetExam(GetExamRequest request, ServerCallContext context)
    {
        var exam = await assigned.RequireAsync(context, request.StudentId, request.SubmissionId);
        return await reader.ReadAsync(exam, context.Caller().Subject, context.CancellationToken);
    }

    public override async Task DownloadSealedFile(
        DownloadSealedFileRequest request, IServerStreamWriter<DownloadSealedFileResponse> responseStream,
        ServerCallContext context)
    {
        var place = (await assigned.RequireAsync(context, request.StudentId, request.SubmissionId)).Place;
        var file = await container.OpenAsync(place.Key, request.Number, context.CancellationToken);
        await foreach (var piece in file.ReadPiecesAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(
                new DownloadSealedFileResponse { Data = UnsafeByteOperations.UnsafeWrap(piece) });
        }
    }

    public override async Task<SaveScoreResponse> SaveScore(SaveScoreRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var criterionId = fields.Id("criterionId", request.CriterionId);
        var levelId = fields.Id("levelId", request.LevelId, required: false);
        var motivation = fields.Text("motivation", request.Motivation, CriterionScore.LongestMotivation);
        fields.Check(
            request.Cited.Count <= CriterionScore.MostCited && request.Cited.Distinct().Count() == request.Cited.Count,
            Refusal.Malformed("cited-invalid", "cited", $"{CriterionScore.MostCited}"));
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        var saved = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Save(
            envelope, place, criterionId, request.SeenVersion, levelId, motivation,
            [.. request.Cited.Order().Take(CriterionScore.MostCited)])).OrThrow();
        return new SaveScoreResponse { Version = saved.Version, Changes = saved.Changes };
    }

    public override async Task<SubmitScoresResponse> SubmitScores(
        SubmitScoresRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        var submitted = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Submit(
            envelope, place, request.SeenChanges)).OrThrow();
        return new SubmitScoresResponse { Stage = ScoringReading.Of(submitted.Stage ?? default) };
    }

    public override async Task<RecordTalkResponse> RecordTalk(RecordTalkRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var note = fields.Reason("note", request.Note);
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        var recorded = (await grains.GetKnownGrain<IScoringGrain>(place.Key).RecordTalk(
            envelope, place, note)).OrThrow();
        return new RecordTalkResponse { Stage = ScoringReading.Of(recorded.Stage ?? default) };
    }

    public override async Task<ProposeScoresResponse> ProposeScores(
        ProposeScoresRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var scores = ProposedOf(fields, request.Scores);
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        var proposed = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Propose(
            envelope, place, request.SeenProposal, scores)).OrThrow();
        return new ProposeScoresResponse { Proposal = proposed.Version };
    }

    public override async Task<ConfirmScoresResponse> ConfirmScores(
        ConfirmScoresRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        var confirmed = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Confirm(
            envelope, place, request.Proposal)).OrThrow();
        return new ConfirmScoresResponse { Stage = ScoringReading.Of(confirmed.Stage ?? default) };
    }

    public override async Task<PlanInterviewResponse> PlanInterview(
        PlanInterviewRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var on = fields.Date("on", request.On);
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        (await grains.GetKnownGrain<IScoringGrain>(place.Key).PlanInterview(envelope, place, on)).OrThrow();
        return new PlanInterviewResponse { On = AcademyTime.Iso(on) };
    }

    public override async Task<NoteInterviewResponse> NoteInterview(
        NoteInterviewRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var submissionId = fields.Key("submissionId", request.SubmissionId);
        var criterionId = fields.Id("criterionId", request.CriterionId);
        var text = fields.Text("text", request.Text, InterviewNote.Longest);
        var (place, envelope) = await ReadyAsync(request, fields, request.StudentId, submissionId, context);
        var noted = (await grains.GetKnownGrain<IScoringGrain>(place.Key).Note(
            envelope, place, criterionId, request.SeenVersion, text)).OrThrow();
        return new NoteInterviewResponse { Version = noted.Version };
    }

    private static ImmutableArray<ProposedScore> ProposedOf(
        RequestFields fields, RepeatedField<Wire.CriterionScore> scores) =>
    [
        .. ScoringReading.OncePerCriterion(fields, "scores", scores).Select(score => new ProposedScore(
            fields.Id("scores.criterionId", score.CriterionId), fields.Id("scores.levelId", score.LevelId),
            fields.Text("scores.motivation", score.Motivation, CriterionScore.LongestMotivation))),
    ];

    private async Task<(SubmissionPlace Place, CommandEnvelope Envelope)> ReadyAsync(
        IMessage request, RequestFields fields, string student, Guid submissionId, ServerCallContext context)
    {
        var envelope = envelopes.For(context, request, fields, Purposes.Scoring);
        fields.ThrowIfAny();
        return ((await assigned.RequireAsync(context, student, submissionId)).Place, envelope);
    }

    private async Task<QueuedExam> QueuedAsync(
        AssignedExam one, string examiner, IReadOnlyDictionary<string, string> names, int criteria)
    {
        var scores = await grains.GetKnownGrain<IScoringGrain>(one.Place.Key).Get();
        var queued = ScoringReading.Queued(one, names);
        queued.Stage = ScoringReading.Of(scores.Stage);
        queued.ScoreUntil = AcademyTime.Iso(one.Planned.Until);
        queued.Scored = scores.SheetOf(examiner).Levels.Count;
        queued.Criteria = criteria;
        queued.Waits = scores.WaitsFor(examiner, one.Seat);
        return queued;
    }
}
