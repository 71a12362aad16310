using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.AllInOne;

/// <summary>The practice period of the demo academy: one coach of two students, and their workbooks so far.</summary>
internal sealed class DemoPractice(
    GrpcChannel channel, string cohortId, DateOnly start,
    Func<string, CancellationToken, Task<Func<string, CallOptions>>> callAs, TimeProvider time)
{
    private const int FirstDay = 175;
    private const int LastDay = 450;
    private const int MostAttempts = 600;

    private readonly WorkbookService.WorkbookServiceClient _own = new(channel);
    private readonly CoachedWorkbookService.CoachedWorkbookServiceClient _coached = new(channel);

    /// <summary>Makes what is not there yet of one student, whom Portfolio knows; of most there is nothing.</summary>
    public async Task MakeAsync(
        DemoAccount student, Func<string, CallOptions> own, Func<string, CallOptions> admin,
        CancellationToken cancellation)
    {
        var past = DemoEvidence.All.Where(evidence => evidence.Student == student.Name).ToArray();
        if (past.Length == 0)
        {
            return;
        }

        try
        {
            await new CoachService.CoachServiceClient(channel).AppointCoachAsync(
                new AppointCoachRequest
                {
                    CohortId = cohortId,
                    StudentId = student.Subject,
                    CoachId = DemoAccount.Coach.Subject,
                    FromDate = AcademyTime.Iso(start.AddDays(FirstDay)),
                    UntilDate = AcademyTime.Iso(start.AddDays(LastDay)),
                },
                admin($"{DemoAccount.Coach.Name}-{student.Name}"));
            var coach = await callAs(DemoAccount.Coach.Name, cancellation);
            await LiveAsync(student.Subject, past, own, coach, cancellation);
        }
        catch (RpcException exception)
            when (exception.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // Somebody who was erased, or left: nothing is made up for them.
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task LiveAsync(
        string subject, IReadOnlyList<DemoEvidence> past, Func<string, CallOptions> student,
        Func<string, CallOptions> coach, CancellationToken cancellation)
    {
        var tasks = (await _own.GetWorkbookAsync(new GetWorkbookRequest(), student(""))).Tasks;

        // What comes last is there: an earlier start made all of it, and what was done since stays as it is.
        if (tasks[past[^1].Task].Version > 0)
        {
            return;
        }

        foreach (var (number, evidence) in past.Index())
        {
            var taskId = tasks[evidence.Task].TaskId;
            var seen = past.Take(number).Count(earlier => earlier.Task == evidence.Task);
            await _own.SaveEvidenceAsync(
                new SaveEvidenceRequest { TaskId = taskId, SeenVersion = seen, Text = evidence.Text },
                student($"evidence-{number}"));
            if (evidence.IsHandedIn)
            {
                await _own.HandInTaskAsync(
                    new HandInTaskRequest { TaskId = taskId, SeenVersion = seen + 1 }, student($"hand-in-{number}"));
            }

            if (evidence.Verdict != TaskVerdict.Unspecified)
            {
                await AnswerAsync(
                    new AnswerTaskRequest
                    {
                        StudentId = subject,
                        TaskId = taskId,
                        SeenVersion = seen + 1,
                        Verdict = evidence.Verdict,
                        Text = evidence.Words,
                    },
                    coach($"answer-{subject}-{number}"), cancellation);
            }
        }
    }

    // Portfolio hears of the appointment through Roster's feed, a moment after it was made.
    private async Task AnswerAsync(AnswerTaskRequest request, CallOptions options, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await _coached.AnswerTaskAsync(request, options);
                return;
            }
            catch (RpcException exception)
                when (exception.StatusCode is StatusCode.NotFound && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellation);
            }
        }
    }
}
