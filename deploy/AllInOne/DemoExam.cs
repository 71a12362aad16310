using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.AllInOne;

/// <summary>
/// The exam of the made-up cohort. It is open early, so that whoever tries the suite can hand in, and asks for no more
/// hours than most of its students have by now. Its examiners are certified for a year, and wait to be assigned.
/// </summary>
internal sealed class DemoExam(
    GrpcChannel channel, string cohortId, Func<string, CancellationToken, Task<Func<string, CallOptions>>> callAs,
    TimeProvider time)
{
    private const int FewestPercent = 60;
    private const int DaysOpen = 90;
    private const int DaysCertified = 365;
    private const int MostAttempts = 600;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Opens it from today on, unless it was opened before.</summary>
    public async Task MakeAsync(IEnumerable<DemoAccount> accounts, CancellationToken cancellation)
    {
        var call = await callAs("clerk01", cancellation);
        await Task.WhenAll(
            OpenAsync(call, cancellation),
            CertifyAsync(accounts.Where(account => account.Role == "examiner"), call));
    }

    private async Task CertifyAsync(IEnumerable<DemoAccount> examiners, Func<string, CallOptions> call)
    {
        var client = new ExaminerService.ExaminerServiceClient(channel);
        var known = (await client.ListExaminersAsync(new(), call(""))).Certificates
            .Select(certificate => certificate.ExaminerId).ToHashSet();
        var from = AcademyTime.Today(time);
        foreach (var examiner in examiners.Where(examiner => !known.Contains(examiner.Subject)))
        {
            await client.CertifyExaminerAsync(
                new CertifyExaminerRequest
                {
                    ExaminerId = examiner.Subject,
                    Name = examiner.DisplayName,
                    From = AcademyTime.Iso(from),
                    Until = AcademyTime.Iso(from.AddDays(DaysCertified)),
                },
                call(examiner.Name));
        }
    }

    private async Task OpenAsync(Func<string, CallOptions> call, CancellationToken cancellation)
    {
        var from = AcademyTime.Today(time);
        var exams = new ExaminationService.ExaminationServiceClient(channel);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await exams.OpenExaminationAsync(
                    new OpenExaminationRequest
                    {
                        CohortId = cohortId,
                        RubricId = "lpo-year-1",
                        RubricVersion = 1,
                        FewestPercent = FewestPercent,
                        HandInFrom = AcademyTime.Iso(from),
                        HandInUntil = AcademyTime.Iso(from.AddDays(DaysOpen - 1)),
                    },
                    call("open-exam"));
                return;
            }
            catch (RpcException opened) when (opened.StatusCode
                is StatusCode.AlreadyExists or StatusCode.FailedPrecondition)
            {
                return;
            }
            catch (RpcException notYet) when (attempt < MostAttempts
                && notYet.StatusCode is StatusCode.Unavailable or StatusCode.NotFound)
            {
                // Exams hears of the cohort through Roster's feed, a moment after it was made.
                await Task.Delay(s_pause, time, cancellation);
            }
        }
    }
}
