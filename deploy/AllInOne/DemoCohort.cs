using System.Threading.Channels;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.AllInOne;

/// <summary>
/// The made-up cohort as its administrator makes it: its teams, who guides them, who is in them, its chiefs.
/// </summary>
internal sealed class DemoCohort(GrpcChannel channel, string cohortId, Func<string, CallOptions> admin)
{
    private const string LocationId = "noord";
    private const string RouteMapId = "lpo-year-1";
    private const string CalendarId = "calendar-example";

    private readonly CohortService.CohortServiceClient _cohorts = new(channel);

    /// <summary>Opens it, unless an earlier start did.</summary>
    /// <param name="start">Its first day, if it is new.</param>
    /// <param name="cancellation">Stops making.</param>
    /// <returns>The first day that it has, and with it every date of the made-up past.</returns>
    public async Task<DateOnly> OpenAsync(DateOnly start, CancellationToken cancellation)
    {
        try
        {
            var cohort = await _cohorts.GetCohortAsync(new GetCohortRequest { CohortId = cohortId }, admin(""));
            return AcademyTime.FromIso(cohort.StartDate);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        await _cohorts.OpenCohortAsync(
            new OpenCohortRequest
            {
                CohortId = cohortId,
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

    /// <summary>Makes teams, enrols everybody, and appoints the chiefs.</summary>
    /// <param name="accounts">Everybody.</param>
    /// <param name="enrolled">
    /// Where each student is told of with their number from 0, as soon as they are enrolled; it ends with the last.
    /// </param>
    /// <param name="cancellation">Stops making.</param>
    public async Task EnrolAsync(
        IReadOnlyList<DemoAccount> accounts, ChannelWriter<(int Index, DemoAccount Student)> enrolled,
        CancellationToken cancellation)
    {
        try
        {
            var students = accounts.Where(account => account.Role == "student").ToArray();
            for (var team = 1; team <= DemoAccount.Teams(students.Length); team++)
            {
                cancellation.ThrowIfCancellationRequested();
                await AddTeamAsync(team, accounts.Single(account => account.Name == $"teacher{team:00}"));
            }

            foreach (var (index, student) in students.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                await EnrolAsync(index, student);
                enrolled.TryWrite((index, student));
            }

            // The second chief has another location: nothing of this cohort is theirs to see.
            await AppointAsync(accounts.Single(account => account.Name == "chief01"), LocationId);
            await AppointAsync(accounts.Single(account => account.Name == "chief02"), "zuid");
        }
        finally
        {
            enrolled.Complete();
        }
    }

    private static string TeamId(int team) => $"team-{team:00}";

    private async Task AddTeamAsync(int team, DemoAccount teacher)
    {
        await _cohorts.AddTeamAsync(
            new AddTeamRequest { CohortId = cohortId, TeamId = TeamId(team), Name = $"Leerteam {team}" },
            admin(TeamId(team)));
        await _cohorts.AssignTeacherAsync(
            new AssignTeacherRequest { CohortId = cohortId, TeamId = TeamId(team), TeacherId = teacher.Subject },
            admin(teacher.Name));
    }

    private async Task EnrolAsync(int index, DemoAccount student) => await _cohorts.EnrolStudentAsync(
        new EnrolStudentRequest
        {
            CohortId = cohortId,
            TeamId = TeamId((index / DemoAcademy.TeamSize) + 1),
            StudentId = student.Subject,
            Name = student.DisplayName,
        },
        admin(student.Name));

    private async Task AppointAsync(DemoAccount chief, string locationId) =>
        await new LocationService.LocationServiceClient(channel).AppointChiefAsync(
            new AppointChiefRequest { LocationId = locationId, ChiefId = chief.Subject }, admin(chief.Name));
}
