using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Examinations;

/// <summary>Wire to grain and back, for the exams of cohorts.</summary>
internal sealed class ExaminationGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(ExamsModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(ExamsModule.Service)] RelationRows relations) : ExaminationService.ExaminationServiceBase
{
    private const string Purpose = "administration";

    public override async Task<OpenExaminationResponse> OpenExamination(
        OpenExaminationRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var rubricId = fields.Id("rubricId", request.RubricId);
        var first = new Sitting(
            1, fields.Date("handInFrom", request.HandInFrom), fields.Date("handInUntil", request.HandInUntil));
        fields.Check(
            request.FewestPercent is >= 0 and <= 100, Refusal.Malformed("percent-out-of-range", "fewestPercent"));
        var envelope = envelopes.For(context, request, fields, Purpose);
        fields.ThrowIfAny();
        var isKnown = await relations.IsCohortAsync(cohortId, context.CancellationToken);
        var opened = (await grains.GetKnownGrain<IExaminationGrain>(cohortId).Open(
            envelope, isKnown, rubricId, request.RubricVersion, request.FewestPercent, first)).OrThrow();
        return new OpenExaminationResponse { CohortId = cohortId, Version = opened.Version };
    }

    public override async Task<PlanSittingResponse> PlanSitting(PlanSittingRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var sitting = new Sitting(
            request.Sitting, fields.Date("handInFrom", request.HandInFrom),
            fields.Date("handInUntil", request.HandInUntil));
        Sitting.Check(fields, request.Sitting);
        var envelope = envelopes.For(context, request, fields, Purpose);
        fields.ThrowIfAny();
        var planned = (await grains.GetKnownGrain<IExaminationGrain>(cohortId).Plan(
            envelope, request.SeenVersion, sitting)).OrThrow();
        return new PlanSittingResponse { Version = planned.Version };
    }

    public override async Task<GetExaminationResponse> GetExamination(
        GetExaminationRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        fields.ThrowIfAny();
        var exam = await grains.GetKnownGrain<IExaminationGrain>(cohortId).Get()
            ?? throw new RefusedException([Refusal.NotFound("cohortId")]);
        return new GetExaminationResponse
        {
            Examination = Of(cohortId, exam),
            Rubric = SubmissionReading.Of(exam.Rubric),
        };
    }

    public override Task<ListRubricsResponse> ListRubrics(ListRubricsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListRubricsResponse { Rubrics = { RubricLibrary.Suite.All.Select(SubmissionReading.Of) } });

    private static Wire.Examination Of(string cohortId, ExaminationView exam) => new()
    {
        CohortId = cohortId,
        RubricId = exam.Opened.RubricId,
        RubricVersion = exam.Opened.RubricVersion,
        FewestPercent = exam.Opened.FewestPercent,
        Version = exam.Version,
        OpenedAt = exam.Opened.At.ToTimestamp(),
        Sittings =
        {
            exam.Sittings.Select(sitting => new Wire.Sitting
            {
                Number = sitting.Number,
                HandInFrom = AcademyTime.Iso(sitting.HandInFrom),
                HandInUntil = AcademyTime.Iso(sitting.HandInUntil),
            }),
        },
    };
}
