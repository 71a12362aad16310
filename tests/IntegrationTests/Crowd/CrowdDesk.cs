using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>What a clerk has on the desk: days, certificates and seats.</summary>
internal sealed class CrowdDesk(CrowdPerson me, CrowdLog log, GrpcChannel gateway)
{
    // How often a clerk looks again when the other was faster.
    private const int Tries = 4;

    private readonly ExaminationService.ExaminationServiceClient _exams = new(gateway);
    private readonly ExaminerService.ExaminerServiceClient _examiners = new(gateway);
    private readonly List<(string Student, ExaminerSeat Seat)> _begun = [];

    public async Task<Examination> ExamAsync() => (await log.SendAsync(
        me, _exams.GetExaminationAsync, new GetExaminationRequest { CohortId = CrowdCast.Cohort }))
        .OrThrow<GetExaminationResponse>().Examination;

    public async Task<GetExaminerPlanResponse> PlanAsync(int sitting = 1) => (await log.SendAsync(
        me, _examiners.GetExaminerPlanAsync,
        new GetExaminerPlanRequest { CohortId = CrowdCast.Cohort, Sitting = sitting }))
        .OrThrow<GetExaminerPlanResponse>();

    public Task<CrowdCall> OpenAsync(string rubric) => log.SendAsync(
        me, _exams.OpenExaminationAsync,
        new OpenExaminationRequest
        {
            CohortId = CrowdCast.Cohort,
            RubricId = rubric,
            RubricVersion = 1,
            HandInFrom = AcademyTime.Iso(CrowdCast.Today.AddDays(-CrowdAcademy.DaysOpen)),
            HandInUntil = AcademyTime.Iso(CrowdCast.Today),
        });

    /// <summary>Gives a sitting days from so many days from today on.</summary>
    public async Task<CrowdCall> SitAsync(int sitting, int from, int days, int? seen = null) => await log.SendAsync(
        me, _exams.PlanSittingAsync,
        new PlanSittingRequest
        {
            CohortId = CrowdCast.Cohort,
            Sitting = sitting,
            SeenVersion = seen ?? (await ExamAsync()).Version,
            HandInFrom = AcademyTime.Iso(CrowdCast.Today.AddDays(from)),
            HandInUntil = AcademyTime.Iso(CrowdCast.Today.AddDays(from + days)),
        });

    public Task<CrowdCall> CertifyAsync(string examiner) => log.SendAsync(
        me, _examiners.CertifyExaminerAsync,
        new CertifyExaminerRequest
        {
            ExaminerId = examiner,
            From = AcademyTime.Iso(CrowdCast.Today),
            Until = AcademyTime.Iso(CrowdCast.Today.AddDays(CrowdCast.ScoringDays)),
        });

    public Task<CrowdCall> WithdrawAsync(string examiner) => log.SendAsync(
        me, _examiners.WithdrawCertificateAsync, new WithdrawCertificateRequest { ExaminerId = examiner });

    public async Task<CrowdCall> AssignAsync(int sitting, int stale) => await log.SendAsync(
        me, _examiners.AssignExaminersAsync,
        new AssignExaminersRequest
        {
            CohortId = CrowdCast.Cohort,
            Sitting = sitting,
            SeenVersion = (await log.SendAsync(
                me, _examiners.GetExaminerPlanAsync,
                new GetExaminerPlanRequest { CohortId = CrowdCast.Cohort, Sitting = sitting })).Answer
                is GetExaminerPlanResponse plan ? plan.Version - stale : 0,
            ScoreFrom = AcademyTime.Iso(CrowdCast.Today),
            ScoreUntil = AcademyTime.Iso(CrowdCast.Today.AddDays(CrowdCast.ScoringDays)),
        });

    public Task<CrowdCall> SeatAsync(string student, ExaminerSeat seat, string examiner, int seen) => log.SendAsync(
        me, _examiners.SeatExaminerAsync,
        new SeatExaminerRequest
        {
            CohortId = CrowdCast.Cohort,
            Sitting = 1,
            StudentId = student,
            SeenVersion = seen,
            Seat = seat,
            ExaminerId = examiner,
        });

    /// <summary>Gives each who waits for a third examiner one.</summary>
    public async Task SeatThirdsAsync()
    {
        foreach (var exam in (await PlanAsync()).Exams)
        {
            if (exam is { Stage: ScoringStage.Third, ThirdExaminerId: "" })
            {
                await FillAsync(exam.StudentId, ExaminerSeat.Third);
            }
        }
    }

    /// <summary>Gives somebody's seat to somebody else.</summary>
    public async Task ReplaceAsync(string student, ExaminerSeat seat)
    {
        if (!await FillAsync(student, seat))
        {
            _begun.Add((student, seat));
        }
    }

    /// <summary>Gives the seats to somebody that were made free and not given.</summary>
    public async Task CompleteAsync()
    {
        foreach (var (student, seat) in _begun)
        {
            await FillAsync(student, seat);
        }

        _begun.Clear();
    }

    // False when the other clerk was faster each time: then the seat may be free and nobody's.
    private async Task<bool> FillAsync(string student, ExaminerSeat seat)
    {
        for (var time = 0; time < Tries; time++)
        {
            var plan = await PlanAsync();
            var exam = plan.Exams.Single(one => one.StudentId == student);
            if (seat == ExaminerSeat.Third && exam.ThirdExaminerId.Length > 0)
            {
                return true;
            }

            var fit = CrowdCast.Examiners.Select(one => one.Id)
                .Except([exam.FirstExaminerId, exam.SecondExaminerId, exam.ThirdExaminerId, CrowdCast.Leaving])
                .Where(one => !CrowdCast.AreInConflict(one, student));
            foreach (var examiner in fit)
            {
                var seated = await SeatAsync(student, seat, examiner, plan.Version);
                if (seated.Code != "examiner-replaced")
                {
                    if (seated.Status != Grpc.Core.StatusCode.Aborted)
                    {
                        return true;
                    }

                    break;
                }
            }
        }

        return false;
    }
}
