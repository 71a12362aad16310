using System.Threading.Channels;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.AllInOne;

/// <summary>
/// The made-up academy: one cohort that started nine months ago, its teams, teachers, practice coach, chief and the
/// past of its students. Everything goes through the public methods with the people's own tokens and fixed idempotency
/// keys, so a start that was interrupted is simply done again.
/// </summary>
internal sealed class DemoAcademy(
    Uri services, DemoTokens tokens, IServiceChannels channels, int students, TimeProvider time) : IDisposable
{
    /// <summary>Students in a learning team.</summary>
    public const int TeamSize = 8;

    private const string CohortId = "demo-cohort";
    private const int DaysSoFar = 273;
    private const int StudentsWithFullPast = 64;
    private const int EntriesOfShortPast = 3;
    private const int AtOnce = 8;

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(services);

    /// <summary>Makes what is not there yet.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        var accounts = DemoAccount.All(students);
        var admin = await CallAsync("admin", cancellation);
        var cohort = new DemoCohort(_channel, CohortId, admin);
        var start = await cohort.OpenAsync(AcademyTime.Today(time).AddDays(-DaysSoFar), cancellation);
        var plan = (await new CohortPlanService.CohortPlanServiceClient(channels.For("roster")).GetCohortPlanAsync(
            new GetCohortPlanRequest { CohortId = CohortId }, cancellationToken: cancellation)).Plan;
        var enrolled = Channel.CreateUnbounded<(int Index, DemoAccount Student)>();
        await Task.WhenAll(
            cohort.EnrolAsync(accounts, enrolled.Writer, cancellation),
            StudyAsync(enrolled.Reader, admin, start, plan, cancellation),
            new DemoExam(_channel, CohortId, CallAsync, time).MakeAsync(accounts, cancellation));

        // What attendance confirms can be claimed no more, so the claims come first.
        await MeetAsync([.. accounts.Where(account => account.Role == "student")], start, plan, cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => _channel.Dispose();

    private async Task LiveAsync(
        int index, Func<string, CallOptions> call, DateOnly start, CohortPlan plan, CancellationToken cancellation)
    {
        var year = new DemoYear(index, plan.RouteMap, plan.Calendar, start, DaysSoFar);
        var isWhole = index < StudentsWithFullPast;
        try
        {
            await LogAsync(isWhole ? year.Entries : year.Entries.Take(EntriesOfShortPast), call);
            await WriteAsync(isWhole ? year.Reflections : [], call);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.AlreadyExists)
        {
            // An earlier build made this student another past under the same keys: that one stays.
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private Task StudyAsync(
        ChannelReader<(int Index, DemoAccount Student)> enrolled, Func<string, CallOptions> admin, DateOnly start,
        CohortPlan plan, CancellationToken cancellation)
    {
        var practice = new DemoPractice(_channel, CohortId, start, CallAsync, time);
        return Parallel.ForEachAsync(
            enrolled.ReadAllAsync(cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (one, stop) =>
            {
                var own = await CallAsync(one.Student.Name, stop);
                if (await EnrolledAsync(own, stop))
                {
                    await LiveAsync(one.Index, own, start, plan, stop);
                    await practice.MakeAsync(one.Student, own, admin, stop);
                }
            });
    }

    // Only teams of students who have a whole past.
    private Task MeetAsync(
        IReadOnlyList<DemoAccount> accounts, DateOnly start, CohortPlan plan, CancellationToken cancellation)
    {
        var sessions = new DemoSessions(_channel, account => CallAsync(account, cancellation), time);
        return Parallel.ForEachAsync(
            accounts.Take(StudentsWithFullPast).Index().Chunk(TeamSize).Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (team, stop) => await sessions.MakeAsync(
                team.Index,
                [
                    .. team.Item.Select(student => (student.Item.Subject, new DemoYear(
                        student.Index, plan.RouteMap, plan.Calendar, start, DaysSoFar))),
                ],
                start, DaysSoFar, plan, stop));
    }

    private async Task LogAsync(IEnumerable<DemoEntry> entries, Func<string, CallOptions> call)
    {
        var hours = new HoursService.HoursServiceClient(_channel);
        foreach (var (number, entry) in entries.Index())
        {
            await hours.LogHoursAsync(
                new LogHoursRequest
                {
                    ActivityId = entry.ActivityId,
                    Date = AcademyTime.Iso(entry.Date),
                    Minutes = entry.Minutes,
                    Note = entry.Note,
                },
                call($"hours-{number}"));
        }
    }

    private async Task WriteAsync(IEnumerable<DemoReflection> reflections, Func<string, CallOptions> call)
    {
        var client = new ReflectionService.ReflectionServiceClient(_channel);
        foreach (var (number, written) in reflections.Index())
        {
            await client.WriteReflectionAsync(
                new WriteReflectionRequest
                {
                    ActivityId = written.ActivityId,
                    Title = written.Title,
                    Text = written.Text,
                },
                call($"reflection-{number + 1}"));
        }
    }

    // Portfolio hears of an enrolment through Roster's feed, a moment after it was made. Who was erased is not there.
    private async Task<bool> EnrolledAsync(Func<string, CallOptions> call, CancellationToken cancellation)
    {
        var client = new ProgressService.ProgressServiceClient(_channel);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await client.GetProgressAsync(new GetProgressRequest(), call(""));
                return true;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound)
            {
                return false;
            }
            catch (RpcException exception)
                when (exception.StatusCode is StatusCode.FailedPrecondition && attempt < 600)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellation);
            }
        }
    }

    private async Task<Func<string, CallOptions>> CallAsync(string account, CancellationToken cancellation)
    {
        var token = await tokens.GetAsync(account, cancellation);
        return key => new CallOptions(
            new Metadata { { "authorization", $"Bearer {token}" }, { "idempotency-key", $"demo-{key}" } },
            cancellationToken: cancellation);
    }
}
