using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>Makes the cohort, in a suite that others use too: nobody of it is of anybody else's.</summary>
internal sealed class CrowdAcademy(CrowdLog log, GrpcChannel gateway, CrowdDesk desk)
{
    /// <summary>How long the first sitting has been open on the day of it all.</summary>
    public const int DaysOpen = 5;

    private const int RunningDays = 40;
    private const string Rubric = "lpo-year-1";

    private readonly CohortService.CohortServiceClient _cohorts = new(gateway);
    private readonly Dictionary<string, List<ChosenEntry>> _works = [];

    /// <summary>What each student can choose from.</summary>
    public IReadOnlyDictionary<string, List<ChosenEntry>> Works => _works;

    /// <summary>Makes it, opens its exam and certifies the examiners; by what the exam is scored.</summary>
    public async Task<Rubric> MakeAsync()
    {
        await EnrolAsync();
        foreach (var student in CrowdCast.Students)
        {
            _works[student.Id] = [await WriteAsync(student), await WriteAsync(student)];
        }

        await Heard.ByNowAsync(
            async () => (await desk.OpenAsync(Rubric)).OrThrow<OpenExaminationResponse>(), log.Stop,
            StatusCode.NotFound, StatusCode.Unavailable);
        foreach (var examiner in CrowdCast.Examiners)
        {
            Assert.NotNull((await desk.CertifyAsync(examiner.Id)).Answer);
        }

        var submissions = new SubmissionService.SubmissionServiceClient(gateway);
        var seen = await Task.WhenAll(CrowdCast.Students.Select(student => Heard.ByNowAsync(
            async () => await submissions.GetSubmissionAsync(new(), log.Options(student)), log.Stop,
            StatusCode.FailedPrecondition, StatusCode.NotFound, StatusCode.Unavailable)));
        return seen[0].Rubric;
    }

    /// <summary>Lets the last day of the first sitting pass, and opens the second.</summary>
    public async Task OpenSecondAsync(CrowdJournal journal)
    {
        var version = (await desk.ExamAsync()).Version;
        await journal.EndFirstSittingAsync(log.Stop);

        // What the suite knew is older than its journal now; it finds that when it puts down what it would allow.
        Assert.Equal(StatusCode.Aborted, (await desk.SitAsync(2, 1, 1, version)).Status);
        Assert.NotNull((await desk.SitAsync(2, 0, 1)).Answer);
    }

    private async Task EnrolAsync()
    {
        var admin = CrowdCast.Administrator;
        await _cohorts.OpenCohortAsync(
            new()
            {
                CohortId = CrowdCast.Cohort,
                LocationId = CrowdCast.Location,
                Name = "Menigte",
                StartDate = AcademyTime.Iso(CrowdCast.Today.AddDays(-RunningDays)),
                RouteMapId = "lpo-year-1",
                RouteMapVersion = 1,
                CalendarId = "calendar-example",
            },
            log.Options(admin));
        foreach (var team in (string[])[CrowdCast.TaughtTeam, CrowdCast.OtherTeam])
        {
            await _cohorts.AddTeamAsync(
                new() { CohortId = CrowdCast.Cohort, TeamId = team, Name = "Team" }, log.Options(admin));
        }

        await _cohorts.AssignTeacherAsync(
            new()
            {
                CohortId = CrowdCast.Cohort,
                TeamId = CrowdCast.TaughtTeam,
                TeacherId = CrowdCast.Teaching,
            },
            log.Options(admin));
        foreach (var student in CrowdCast.Students)
        {
            await EnrolAsync(student);
        }
    }

    private async Task EnrolAsync(CrowdPerson student) => await _cohorts.EnrolStudentAsync(
        new()
        {
            CohortId = CrowdCast.Cohort,
            TeamId = CrowdCast.TeamOf(student),
            StudentId = student.Id,
            Name = "Iemand",
        },
        log.Options(CrowdCast.Administrator));

    private async Task<ChosenEntry> WriteAsync(CrowdPerson student)
    {
        var reflections = new ReflectionService.ReflectionServiceClient(gateway);
        var written = await Heard.ByNowAsync(
            async () => await reflections.WriteReflectionAsync(
                new() { Title = "Terugblik", Text = "Wat er gebeurde." }, log.Options(student)),
            log.Stop, StatusCode.FailedPrecondition, StatusCode.NotFound, StatusCode.Unavailable);
        return new ChosenEntry
        {
            Kind = EntryKind.Reflection,
            EntryId = written.ReflectionId,
            Version = written.Version,
        };
    }
}
