using Google.Protobuf;
using Grpc.Core;
using VikLearning.Exams.Seals;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Exams.Submissions;

/// <summary>Wire to grain and back, for one's own submission.</summary>
internal sealed class SubmissionGrpcService(
    IGrainFactory grains,
    CallersSubmission submissions,
    HandInDesk desk,
    [FromKeyedServices(ExamsModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(ExamsModule.Service)] FileVault files,
    TimeProvider time) : SubmissionService.SubmissionServiceBase
{
    public override async Task<GetSubmissionResponse> GetSubmission(
        GetSubmissionRequest request, ServerCallContext context)
    {
        var (place, exam) = await submissions.FindAsync(context);
        var view = await grains.GetKnownGrain<ISubmissionGrain>(place.Key).Get();
        var terms = exam.TermsOf(place.Sitting)!;
        return new GetSubmissionResponse
        {
            SubmissionId = place.Key,
            Sitting = place.Sitting,
            HandInFrom = AcademyTime.Iso(terms.Sitting.HandInFrom),
            HandInUntil = AcademyTime.Iso(terms.Sitting.HandInUntil),
            Open = view.Stage != SubmissionStage.Admissible && terms.Sitting.IsOpenOn(AcademyTime.Today(time)),
            Stage = SubmissionReading.Of(view.Stage),
            Rubric = SubmissionReading.Of(terms.Rubric),
            Evidence = { view.Chosen.Select(SubmissionReading.Of) },
            Changes = view.Changes,
            Lacks = { terms.LacksOf(view.ByCriterion()).Select(SubmissionReading.Of) },
            FewestPercent = terms.FewestPercent,
            Seals =
            {
                view.Seals.Reverse().Select(seal => SubmissionReading.Of(
                    seal, view.Returns.TryGetValue(seal.Subject.Seal, out var lacks) ? lacks : [])),
            },
        };
    }

    public override async Task<ChooseEvidenceResponse> ChooseEvidence(
        ChooseEvidenceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var criterionId = fields.Id("criterionId", request.CriterionId);
        var entries = EntryFields.Read(fields, request.Entries);
        var envelope = envelopes.For(context, request, fields);
        fields.ThrowIfAny();
        var (place, _) = await submissions.FindAsync(context, toChange: true);
        var answer = (await grains.GetKnownGrain<ISubmissionGrain>(place.Key).Choose(
            envelope, place, criterionId, request.SeenChanges, entries)).OrThrow();
        return new ChooseEvidenceResponse { Changes = answer.Changes };
    }

    public override async Task<HandInResponse> HandIn(HandInRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var envelope = envelopes.For(context, request, fields);
        fields.ThrowIfAny();
        var (place, exam) = await submissions.FindAsync(context, toChange: true);
        var handed = await desk.HandInAsync(place, exam, envelope, request.SeenChanges, context);
        return new HandInResponse
        {
            Seal = handed.Seal,
            Root = handed.Root,
            Receipt = handed.Receipt,
            Stage = SubmissionReading.Of(handed.Stage),
            Lacks = { handed.Lacks.Select(SubmissionReading.Of) },
        };
    }

    public override async Task DownloadSubmission(
        DownloadSubmissionRequest request, IServerStreamWriter<DownloadSubmissionResponse> responseStream,
        ServerCallContext context)
    {
        var (place, _) = await submissions.FindAsync(context);
        var seal = (await grains.GetKnownGrain<ISubmissionGrain>(place.Key).Get()).Find(request.Seal)
            ?? throw new RefusedException([Refusal.NotFound("seal")]);
        var scope = SubmissionGrain.ScopeOf(place.Key);
        foreach (var file in seal.Files)
        {
            var reading = await files.OpenAsync(file, scope, context.CancellationToken)
                ?? throw new RefusedException([Refusal.NotFound("seal")]);
            await foreach (var piece in reading.ReadPiecesAsync(context.CancellationToken))
            {
                await responseStream.WriteAsync(
                    new DownloadSubmissionResponse { Data = UnsafeByteOperations.UnsafeWrap(piece) });
            }
        }
    }

    public override async Task<GetSigningKeysResponse> GetSigningKeys(
        GetSigningKeysRequest request, ServerCallContext context) =>
        new() { Jwks = await grains.GetGrain<ISigningKeysGrain>(ISigningKeysGrain.Key).GetJwks() };
}
