using System.Globalization;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Examiners;

/// <summary>What the exam clerk does about examiners, candidates and results.</summary>
internal sealed class ExaminerDesk(
    GatewayCall call, FormSender sender, ExaminerService.ExaminerServiceClient examiners,
    ResultService.ResultServiceClient results, AgreementService.AgreementServiceClient agreements)
{
    private const string Purpose = "exam";

    public async Task<IReadOnlyList<ExaminerCertificate>> CertificatesAsync() =>
        (await examiners.ListExaminersAsync(new(), await call.ReadAsync())).Certificates;

    public async Task<GetExaminerPlanResponse> PlanAsync(string cohortId, int sitting) =>
        await examiners.GetExaminerPlanAsync(
            new() { CohortId = cohortId, Sitting = sitting }, await call.ConsultAsync(Purpose));

    public async Task<ExamAgreement> AgreementAsync(string cohortId) =>
        (await agreements.GetExamAgreementAsync(new() { CohortId = cohortId }, await call.ReadAsync())).Agreement;

    public Task<string?> CertifyAsync(CertificateInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["examinerId", "name", "from", "until"], async options =>
            (await examiners.CertifyExaminerAsync(
                new()
                {
                    ExaminerId = input.Examiner?.Trim() ?? "",
                    Name = input.Name ?? "",
                    From = input.From ?? "",
                    Until = input.Until ?? "",
                },
                options)).ExaminerId);

    public Task<string?> WithdrawAsync(CertificateInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
            (await examiners.WithdrawCertificateAsync(
                new() { ExaminerId = input.Examiner ?? "" }, options)).ExaminerId);

    /// <summary>How many were given examiners, or null when <paramref name="problems"/> says why nobody was.</summary>
    public Task<string?> AssignAsync(
        string cohortId, int sitting, PlanInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["scoreFrom", "scoreUntil"],
            async options => Number((await examiners.AssignExaminersAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    SeenVersion = input.SeenVersion,
                    ScoreFrom = input.From ?? "",
                    ScoreUntil = input.Until ?? "",
                },
                options)).Assigned),
            overtaken);

    /// <summary>How many results were made known, or null when <paramref name="problems"/> says why none was.</summary>
    public Task<string?> PublishAsync(
        string cohortId, int sitting, PlanInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["appealDays"],
            async options => Number((await results.PublishResultsAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    SeenVersion = input.SeenVersion,
                    AppealDays = int.TryParse(
                        input.AppealDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1,
                },
                options)).Published),
            overtaken);

    public Task<string?> SeatAsync(
        string cohortId, int sitting, string studentId, CandidateInput input, FormProblems problems,
        Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["examinerId", "seat"],
            async options => Number((await examiners.SeatExaminerAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    StudentId = studentId,
                    SeenVersion = input.SeenVersion,
                    Seat = (ExaminerSeat)input.Seat,
                    ExaminerId = input.Examiner ?? "",
                },
                options)).Version),
            overtaken);

    public Task<string?> MarkAbsenceAsync(
        string cohortId, int sitting, string studentId, CandidateInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["absence"], async options =>
            $"{(await results.MarkAbsenceAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    StudentId = studentId,
                    Absence = (ExamAbsence)(input.Absence + 1),
                },
                options)).Absence}");

    public Task<string?> InvestigateAsync(
        string cohortId, int sitting, string studentId, bool begins, CandidateInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["reason"], async options =>
            $"{(await results.MarkInvestigationAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    StudentId = studentId,
                    Begins = begins,
                    Reason = input.Reason ?? "",
                },
                options)).UnderInvestigation}");

    /// <summary>A result that was made known.</summary>
    public async Task<GetResultResponse> ResultAsync(string cohortId, int sitting, string studentId) =>
        await results.GetResultAsync(
            new() { CohortId = cohortId, Sitting = sitting, StudentId = studentId }, await call.ConsultAsync(Purpose));

    public Task<string?> CorrectAsync(
        string cohortId, int sitting, string studentId, CandidateInput input, FormProblems problems,
        Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["criterionId", "levelId", "reason"],
            async options => Number((await results.CorrectResultAsync(
                new()
                {
                    CohortId = cohortId,
                    Sitting = sitting,
                    StudentId = studentId,
                    SeenVersion = input.SeenResult,
                    CriterionId = input.Criterion ?? "",
                    LevelId = input.Level ?? "",
                    Reason = input.Reason ?? "",
                },
                options)).Version),
            overtaken);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
