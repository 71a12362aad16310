using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.TestHosts;
using static VikLearning.IntegrationTests.Doors.DoorWorld;
using InsightCohort = VikLearning.Protos.Insight.V1.GetCohortRequest;
using InsightService = VikLearning.Protos.Insight.V1.CohortInsightService;
using PortfolioLedger = VikLearning.Protos.Portfolio.V1.LedgerService;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>Makes <see cref="DoorWorld"/> in a suite, through the gateway like any client.</summary>
internal sealed class DoorAcademy(SeparateSuite suite, Forge forge)
{
    /// <summary>The dilemmas that every student has, each filled in whole.</summary>
    public static readonly string[] Dilemmas = ["dilemmaToSave", "dilemmaToComplete", "dilemma"];

    private readonly Dictionary<string, string> _works = [];
    private CancellationToken _stop;

    /// <summary>Makes it, and waits until every service has heard of it. Answers what each student has.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MakeAsync(CancellationToken stop)
    {
        _stop = stop;
        using var gateway = GrpcChannel.ForAddress(suite.GrpcAddress);
        await OpenCohortsAsync(new CohortService.CohortServiceClient(gateway));
        await AppointAsync(new LocationService.LocationServiceClient(gateway));
        await AssignAsync(new CohortService.CohortServiceClient(gateway));
        foreach (var (student, cohort, _) in Students)
        {
            await UntilItHoldsAsync(async () => await new ProgressService.ProgressServiceClient(gateway)
                .GetProgressAsync(new(), As(student, "student")));
            await LogAsync(new HoursService.HoursServiceClient(gateway), student, cohort);
            await WriteAsync(new ReflectionService.ReflectionServiceClient(gateway), student);
            await WorkOutAsync(new DilemmaService.DilemmaServiceClient(gateway), student);
            _works[$"draft {student}"] = (await new DraftService.DraftServiceClient(gateway).SaveDraftAsync(
                new()
                {
                    DraftId = Guid.NewGuid().ToString("N"),
                    Title = Mark("title", student),
                    Text = Mark("text", student),
                },
                As(student, "student"))).DraftId;
        }

        await new DoorFiles(gateway, As, _works).MakeAsync();
        await new DoorFeedback(gateway, (who, role) => As(who, role), UntilItHoldsAsync).MakeAsync();
        await new DoorSessions(gateway, (who, role) => As(who, role), UntilItHoldsAsync).MakeAsync();
        await BreakGlassAsync(new PortfolioLedger.LedgerServiceClient(gateway));
        await HeardAsync(gateway);
        await new DoorSharing(gateway, As, UntilItHoldsAsync, _works).MakeAsync();
        await new DoorWorkbook(gateway, As, UntilItHoldsAsync).MakeAsync();
        await new DoorAssignments(gateway, As, _works).MakeAsync();
        await new DoorExam(gateway, As, _works, _stop).MakeAsync();
        await new DoorScoring(gateway, As, _works).MakeAsync();
        await new DoorSpares(
            gateway, () => Admin, () => As("officer", "privacy-officer"), UntilItHoldsAsync).MakeAsync();
        return _works;
    }

    private async Task OpenCohortsAsync(CohortService.CohortServiceClient cohorts)
    {
        foreach (var cohort in Cohorts)
        {
            await cohorts.OpenCohortAsync(
                new()
                {
                    CohortId = cohort,
                    LocationId = cohort.Split('-')[0],
                    Name = Mark("cohort", cohort),
                    StartDate = AcademyTime.Iso(StartOf(cohort)),
                    RouteMapId = "lpo-year-1",
                    RouteMapVersion = 1,
                    CalendarId = "calendar-example",
                },
                Admin);
        }

        foreach (var (cohort, team) in Students.Select(student => (student.Cohort, student.Team))
            .Append(("noord-2", "team-c")).Concat(Cohorts.Select(cohort => (cohort, "team-spare"))).Distinct())
        {
            await cohorts.AddTeamAsync(new() { CohortId = cohort, TeamId = team, Name = "Team" }, Admin);
        }

        foreach (var (student, cohort, team) in Students)
        {
            await cohorts.EnrolStudentAsync(
                new() { CohortId = cohort, TeamId = team, StudentId = student, Name = Mark("name", student) }, Admin);
        }
    }

    private async Task AppointAsync(LocationService.LocationServiceClient locations)
    {
        foreach (var one in Door.Anywhere)
        {
            await locations.AppointChiefAsync(
                new() { LocationId = Places[one].Location, ChiefId = LeaverOf(one) }, Admin);
        }

        await locations.AppointChiefAsync(new() { LocationId = "noord", ChiefId = "chief" }, Admin);
    }

    private async Task AssignAsync(CohortService.CohortServiceClient cohorts)
    {
        foreach (var one in Door.Anywhere)
        {
            await cohorts.AssignTeacherAsync(
                new() { CohortId = Places[one].Cohort, TeamId = Places[one].Team, TeacherId = LeaverOf(one) }, Admin);
        }

        // The teacher guided the team of the cohort that ended as well; their own team comes last.
        foreach (var (cohort, team) in ((string, string)[])[("noord-0", "team-o"), ("noord-1", "team-a")])
        {
            await cohorts.AssignTeacherAsync(
                new() { CohortId = cohort, TeamId = team, TeacherId = "teacher" }, Admin);
        }
    }

    private async Task LogAsync(HoursService.HoursServiceClient hours, string student, string cohort)
    {
        foreach (var work in (string[])["entryToCorrect", "entryToWithdraw"])
        {
            var answer = await hours.LogHoursAsync(
                new()
                {
                    ActivityId = "presenting",
                    Date = AcademyTime.Iso(StartOf(cohort).AddDays(1)),
                    Minutes = 10,
                    Note = Mark("note", student),
                },
                As(student, "student"));
            _works[$"{work} {student}"] = answer.EntryId;
        }
    }

    private async Task WriteAsync(ReflectionService.ReflectionServiceClient reflections, string student)
    {
        foreach (var work in (string[])["reflection", "reflectionToRevise"])
        {
            var answer = await reflections.WriteReflectionAsync(
                new() { Title = Mark("title", student), Text = Mark("text", student) }, As(student, "student"));
            _works[$"{work} {student}"] = answer.ReflectionId;
        }
    }

    private async Task WorkOutAsync(DilemmaService.DilemmaServiceClient dilemmas, string student)
    {
        foreach (var work in Dilemmas)
        {
            var begun = await dilemmas.StartDilemmaAsync(
                new() { Title = Mark("dilemma", student) }, As(student, "student"));
            var request = new SaveDilemmaRequest
            {
                DilemmaId = begun.DilemmaId,
                Steps = new(),
                Values = { "brave" },
            };
            foreach (var step in DilemmaSteps.Descriptor.Fields.InDeclarationOrder())
            {
                step.Accessor.SetValue(request.Steps, Mark("step", student));
            }

            await dilemmas.SaveDilemmaAsync(request, As(student, "student"));
            _works[$"{work} {student}"] = begun.DilemmaId;
        }
    }

    private async Task BreakGlassAsync(PortfolioLedger.LedgerServiceClient ledgers)
    {
        foreach (var (student, _, _) in Students.Where(student => student.Id != "student"))
        {
            await ledgers.BreakGlassAsync(
                new() { PersonId = student, Reason = "Een reden die lang genoeg is." },
                As("officer-with-glass", "privacy-officer"));
        }
    }

    // Relations travel by the feed.
    private async Task HeardAsync(GrpcChannel gateway)
    {
        await UntilItHoldsAsync(async () => await new TeacherService.TeacherServiceClient(gateway)
            .GetMyStudentAsync(new() { StudentId = "mate" }, As("teacher", "teacher", "guiding")));
        await UntilItHoldsAsync(async () => await new GuidanceService.GuidanceServiceClient(gateway)
            .GetStudentProgressAsync(new() { StudentId = "mate" }, As("teacher", "teacher", "guiding")));
        foreach (var cohort in Cohorts.Where(cohort => cohort.StartsWith("noord", StringComparison.Ordinal)))
        {
            await UntilItHoldsAsync(async () => await new InsightService.CohortInsightServiceClient(gateway)
                .GetCohortAsync(new InsightCohort { CohortId = cohort }, As("chief", "team-chief")));
        }
    }

    private Task UntilItHoldsAsync(Func<Task> look) => Heard.ByNowAsync(
        look, _stop, StatusCode.NotFound, StatusCode.Unavailable, StatusCode.FailedPrecondition);

    private CallOptions Admin => As("administrator", "administrator");

    private CallOptions As(string subject, string role, string? purpose = null)
    {
        var headers = new Metadata
        {
            { "authorization", $"Bearer {forge.Token(subject, role)}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
        };
        if (purpose is not null)
        {
            headers.Add("consultation-purpose", purpose);
        }

        return new CallOptions(headers, cancellationToken: _stop);
    }
}
