using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using static VikLearning.IntegrationTests.Doors.DoorWorld;
using PortfolioLedger = VikLearning.Protos.Portfolio.V1.LedgerService;
using RosterLedger = VikLearning.Protos.Roster.V1.LedgerService;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Students whom no row but one is about: to be erased, held and freed; one who is erased already; and signals, which
/// the academy's first readers are a reason for.
/// </summary>
/// <param name="gateway">Where to.</param>
/// <param name="admin">Calls as the administrator, each with a key of its own.</param>
/// <param name="officer">Calls as the privacy officer.</param>
/// <param name="until">Tries until it holds.</param>
internal sealed class DoorSpares(
    GrpcChannel gateway, Func<CallOptions> admin, Func<CallOptions> officer, Func<Func<Task>, Task> until)
{
    private readonly CohortService.CohortServiceClient _cohorts = new(gateway);
    private readonly ErasureService.ErasureServiceClient _erasures = new(gateway);

    public async Task MakeAsync()
    {
        foreach (var one in Door.Anywhere)
        {
            foreach (var use in (string[])
                ["erased", "held", "freed", "moving", "leaving", "returning", "absent", "renamed"])
            {
                await EnrolAsync(Places[one], SpareOf(use, one));
            }

            await AppointAsync(one);
            await new MembershipService.MembershipServiceClient(gateway).RecordLeaveAsync(
                new()
                {
                    CohortId = Places[one].Cohort,
                    StudentId = SpareOf("returning", one),
                    Date = AcademyTime.Iso(StartOf(Places[one].Cohort)),
                },
                admin());
        }

        await EnrolAsync(Places[Case.Archived], Erased);
        foreach (var one in Door.Anywhere)
        {
            await until(async () => await _erasures.PlaceHoldAsync(
                new() { PersonId = SpareOf("freed", one), Reason = ReasonFor("hold") }, officer()));
        }

        await until(async () => await _erasures.OrderErasureAsync(
            new() { PersonId = Erased, Reason = ReasonFor(Erased) }, officer()));
        await SignalsAsync();
    }

    private async Task EnrolAsync((string Cohort, string Team, string Location) place, string student) =>
        await _cohorts.EnrolStudentAsync(
            new() { CohortId = place.Cohort, TeamId = place.Team, StudentId = student, Name = "Iemand" }, admin());

    private async Task AppointAsync(Case one)
    {
        var day = AcademyTime.Iso(StartOf(Places[one].Cohort));
        await new CoachService.CoachServiceClient(gateway).AppointCoachAsync(
            new()
            {
                CohortId = Places[one].Cohort,
                StudentId = SpareOf("absent", one),
                CoachId = LeaverOf(one),
                FromDate = day,
                UntilDate = day,
            },
            admin());
    }

    private async Task SignalsAsync()
    {
        var portfolio = new PortfolioLedger.LedgerServiceClient(gateway);
        var roster = new RosterLedger.LedgerServiceClient(gateway);
        await until(async () => Require((await portfolio.ListSignalsAsync(new(), admin())).Signals.Count));
        await until(async () => Require((await roster.ListSignalsAsync(new(), admin())).Signals.Count));
    }

    private static string ReasonFor(string what) => Mark("reason", what) + " Dat is lang genoeg.";

    private static void Require(int signals)
    {
        if (signals == 0)
        {
            throw new RpcException(new Status(StatusCode.NotFound, "There is no signal yet."));
        }
    }
}
