using Grpc.Core;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Scoring;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using Sitting = VikLearning.Exams.Examinations.Sitting;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Examiners;

/// <summary>Wire to grain and back, for who scores whom.</summary>
internal sealed class ExaminerGrpcService(
    IGrainFactory grains, EntrantReader entrants, ExamPlanReader plans, CandidateNames candidates,
    IServiceProvider services,
    [FromKeyedServices(ExamsModule.Service)] CommandEnvelopes envelopes) : ExaminerService.ExaminerServiceBase
{
    private IExaminerRegisterGrain Register =>
        grains.GetGrain<IExaminerRegisterGrain>(IExaminerRegisterGrain.Key);

    public override async Task<CertifyExaminerResponse> CertifyExaminer(
        CertifyExaminerRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var certificate = new Certificate(
            fields.Id("examinerId", request.ExaminerId), fields.Date("from", request.From),
            fields.Date("until", request.Until));
        var name = fields.Text("name", request.Name, Certificate.LongestName);
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        var done = (await Register.Certify(envelope, certificate, name)).OrThrow();
        return new CertifyExaminerResponse { ExaminerId = done.ExaminerId };
    }

    public override async Task<WithdrawCertificateResponse> WithdrawCertificate(
        WithdrawCertificateRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var examinerId = fields.Id("examinerId", request.ExaminerId);
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        var done = (await Register.Withdraw(envelope, examinerId)).OrThrow();
        return new WithdrawCertificateResponse { ExaminerId = done.ExaminerId };
    }

    public override async Task<ListExaminersResponse> ListExaminers(
        ListExaminersRequest request, ServerCallContext context)
    {
        var response = new ListExaminersResponse();
        foreach (var certificate in await Register.List())
        {
            // Each name is encrypted under its examiner's own key.
            var name = await ShownTexts.ReadAsync(
                services, ExamsModule.Service, ExaminerRegisterGrain.ScopeOf(certificate.ExaminerId),
                [certificate.NameId], context.CancellationToken);
            response.Certificates.Add(new ExaminerCertificate
            {
                ExaminerId = certificate.ExaminerId,
                From = AcademyTime.Iso(certificate.From),
                Until = AcademyTime.Iso(certificate.Until),
                Name = name[certificate.NameId],
            });
        }

        return response;
    }

    public override async Task<AssignExaminersResponse> AssignExaminers(
        AssignExaminersRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = SittingOf(fields, request.CohortId, request.Sitting);
        var (from, until) =
            (fields.Date("scoreFrom", request.ScoreFrom), fields.Date("scoreUntil", request.ScoreUntil));
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        await plans.RequireAsync(cohortId, sitting);
        var assigned = (await PlanOf(cohortId, sitting).Assign(
            envelope, request.SeenVersion, from, until,
            await entrants.ReadAsync(cohortId, sitting, context.CancellationToken), await Register.List())).OrThrow();
        return new AssignExaminersResponse { Assigned = assigned.Assigned, Version = assigned.Version };
    }

    public override async Task<GetExaminerPlanResponse> GetExaminerPlan(
        GetExaminerPlanRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = SittingOf(fields, request.CohortId, request.Sitting);
        fields.ThrowIfAny();
        var exam = await plans.RequireAsync(cohortId, sitting);
        var plan = await PlanOf(cohortId, sitting).Get();
        var exams = await plans.ReadAsync(cohortId, sitting, context.CancellationToken);
        var names = await candidates.OfAsync(
            cohortId, exams.Select(one => one.Entrant.StudentId), context.CancellationToken);
        return new GetExaminerPlanResponse
        {
            ScoreFrom = plan.ScoreFrom is { } from ? AcademyTime.Iso(from) : "",
            ScoreUntil = plan.ScoreUntil is { } until ? AcademyTime.Iso(until) : "",
            Version = plan.Version,
            Exams = { exams.Select(one => Of(one, exam, names.GetValueOrDefault(one.Entrant.StudentId, ""))) },
        };
    }

    public override async Task<SeatExaminerResponse> SeatExaminer(
        SeatExaminerRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (cohortId, sitting) = SittingOf(fields, request.CohortId, request.Sitting);
        var (studentId, examinerId) =
            (fields.Id("studentId", request.StudentId), fields.Id("examinerId", request.ExaminerId));
        fields.Check(
            request.Seat is not Wire.ExaminerSeat.Unspecified && Enum.IsDefined(request.Seat),
            Refusal.Malformed("seat-unknown", "seat"));
        var envelope = envelopes.For(context, request, fields, Purposes.Exam);
        fields.ThrowIfAny();
        var entrant = await entrants.FindAsync(cohortId, sitting, studentId, context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound("studentId")]);
        var seat = (ExaminerSeat)((int)request.Seat - 1);
        var certificate = (await Register.List()).FirstOrDefault(it => it.ExaminerId == examinerId);
        var plan = PlanOf(cohortId, sitting);
        await plans.FreeAsync(plan, envelope, request.SeenVersion, entrant, seat, examinerId, certificate);
        var seated = (await plan.Seat(
            envelope, request.SeenVersion, entrant, seat, examinerId, certificate)).OrThrow();
        return new SeatExaminerResponse { Version = seated.Version };
    }

    private IExaminerPlanGrain PlanOf(string cohortId, int sitting) =>
        grains.GetGrain<IExaminerPlanGrain>(IExaminerPlanGrain.KeyOf(cohortId, sitting));

    /// <summary>A sitting of a cohort, off the wire.</summary>
    public static (string CohortId, int Sitting) SittingOf(RequestFields fields, string cohortId, int sitting)
    {
        Sitting.Check(fields, sitting);
        return (fields.Id("cohortId", cohortId), sitting);
    }

    private static Wire.PlannedExam Of(PlannedExam one, ExaminationView exam, string name) => new()
    {
        StudentId = one.Entrant.StudentId,
        SubmissionId = one.Entrant.SubmissionId,
        FirstExaminerId = one.Pairing?.First ?? "",
        SecondExaminerId = one.Pairing?.Second ?? "",
        ThirdExaminerId = one.Pairing?.Third ?? "",
        Stage = ScoringReading.Of(one.Scores.Stage),
        SubmittedBy =
        {
            one.Scores.Sheets.Where(sheet => sheet.Value.SubmittedAt is not null).Select(sheet => sheet.Key),
        },
        Absence = ScoringReading.Of(one.Scores.Absence),
        UnderInvestigation = one.Scores.IsUnderInvestigation,
        Published = exam.PublicationOf(one.Entrant.SubmissionId) is not null,
        Name = name,
        Appeal = AppealReading.StageOf(one.Scores.Appeal),
        AppealExaminerId = one.Pairing?.Appeal ?? "",
    };
}
