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
    private const string LocationId = "noord";
    private const string RouteMapId = "lpo-year-1";
    private const string CalendarId = "calendar-example";
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
        var start = await OpenCohortAsync(admin, cancellation);
        await EnrolAsync(accounts, admin, cancellation);
        var plan = (await new CohortPlanService.CohortPlanServiceClient(channels.For("roster")).GetCohortPlanAsync(
            new GetCohortPlanRequest { CohortId = CohortId }, cancellationToken: cancellation)).Plan;
        await Task.WhenAll(
            StudyAsync([.. accounts.Where(account => account.Role == "student")], start, plan, cancellation),
            new DemoPractice(_channel, CohortId, start, CallAsync, time).MakeAsync(accounts, admin, cancellation),
            new DemoExam(_channel, CohortId, CallAsync, time).MakeAsync(accounts, cancellation));
    }

    /// <inheritdoc />
    public void Dispose() => _channel.Dispose();

    // A cohort made by an earlier start keeps its first day, and with it every date of the made-up past.
    private async Task<DateOnly> OpenCohortAsync(Func<string, CallOptions> admin, CancellationToken cancellation)
    {
        var client = new CohortService.CohortServiceClient(_channel);
        try
        {
            var cohort = await client.GetCohortAsync(new GetCohortRequest { CohortId = CohortId }, admin(""));
            return AcademyTime.FromIso(cohort.StartDate);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        var start = AcademyTime.Today(time).AddDays(-DaysSoFar);
        await client.OpenCohortAsync(
            new OpenCohortRequest
            {
                CohortId = CohortId,
                LocationId = LocationId,
                Name = $"Lichting {start.Year}-{((start.Month - 1) / 3) + 1} (demo)",
                StartDate = AcademyTime.Iso(start),
                RouteMapId = RouteMapId,
                RouteMapVersion = 1,
                CalendarId = CalendarId,
            },
            admin("open"));
        return start;
    }

    private async Task EnrolAsync(
        IReadOnlyList<DemoAccount> accounts, Func<string, CallOptions> admin, CancellationToken cancellation)
    {
        var client = new CohortService.CohortServiceClient(_channel);
        for (var team = 1; team <= DemoAccount.Teams(students); team++)
        {
            cancellation.ThrowIfCancellationRequested();
            var teamId = $"team-{team:00}";
            await client.AddTeamAsync(
                new AddTeamRequest { CohortId = CohortId, TeamId = teamId, Name = $"Leerteam {team}" }, admin(teamId));
            var teacher = accounts.Single(account => account.Name == $"teacher{team:00}");
            await client.AssignTeacherAsync(
                new AssignTeacherRequest { CohortId = CohortId, TeamId = teamId, TeacherId = teacher.Subject },
                admin(teacher.Name));
        }

        foreach (var (index, student) in accounts.Where(account => account.Role == "student").Index())
        {
            cancellation.ThrowIfCancellationRequested();
            await client.EnrolStudentAsync(
                new EnrolStudentRequest
                {
                    CohortId = CohortId,
                    TeamId = $"team-{(index / TeamSize) + 1:00}",
                    StudentId = student.Subject,
                    Name = student.DisplayName,
                },
                admin(student.Name));
        }

        // The second chief has another location: nothing of this cohort is theirs to see.
        await AppointAsync(accounts.Single(account => account.Name == "chief01"), LocationId, admin);
        await AppointAsync(accounts.Single(account => account.Name == "chief02"), "zuid", admin);
    }

    private async Task AppointAsync(DemoAccount chief, string locationId, Func<string, CallOptions> admin) =>
        await new LocationService.LocationServiceClient(_channel).AppointChiefAsync(
            new AppointChiefRequest { LocationId = locationId, ChiefId = chief.Subject }, admin(chief.Name));

    private async Task LiveAsync(
        int index, DemoAccount student, DateOnly start, CohortPlan plan, CancellationToken cancellation)
    {
        var call = await CallAsync(student.Name, cancellation);
        if (!await EnrolledAsync(call, cancellation))
        {
            return;
        }

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

    // Only teams of students who have a whole past.
    // What attendance confirms can be claimed no more, so the claims come first.
    private async Task StudyAsync(
        IReadOnlyList<DemoAccount> accounts, DateOnly start, CohortPlan plan, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            accounts.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (student, stop) => await LiveAsync(student.Index, student.Item, start, plan, stop));
        await MeetAsync(accounts, start, plan, cancellation);
    }

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
