using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.AllInOne;

/// <summary>
/// The exam of the made-up cohort. It is open early, so that whoever tries the suite can hand in, and asks for no more
/// hours than most of its students have by now.
/// </summary>
internal sealed class DemoExam(
    GrpcChannel channel, string cohortId, Func<string, CancellationToken, Task<Func<string, CallOptions>>> callAs,
    TimeProvider time)
{
    private const int FewestPercent = 60;
    private const int DaysOpen = 90;
    private const int MostAttempts = 600;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Opens it from today on, unless it was opened before.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        var from = AcademyTime.Today(time);
        var call = await callAs("clerk01", cancellation);
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
