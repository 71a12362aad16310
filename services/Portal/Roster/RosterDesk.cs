using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Roster;

/// <summary>What an administrator reads and changes of the roster by hand.</summary>
internal sealed class RosterDesk(
    GatewayCall call, FormSender sender, CohortService.CohortServiceClient cohorts,
    MembershipService.MembershipServiceClient memberships, CoachService.CoachServiceClient coaches)
{
    private const int StudentsAPage = 50;
    private static readonly string[] Fields = ["team", "date", "fromDate", "untilDate", "name", "coach"];

    public async Task<ListCohortsResponse> CohortsAsync(string? token) => await cohorts.ListCohortsAsync(
        new() { PageToken = token ?? "" }, await call.ReadAsync());

    public async Task<GetCohortResponse> CohortAsync(string cohortId) =>
        await cohorts.GetCohortAsync(new() { CohortId = cohortId }, await call.ReadAsync());

    /// <summary>A page of students with their names: each look is a line in the ledger of whom it shows.</summary>
    public async Task<ListStudentsResponse> StudentsAsync(string cohortId, string? token) =>
        await memberships.ListStudentsAsync(
            new() { CohortId = cohortId, PageSize = StudentsAPage, PageToken = token ?? "" },
            await call.ConsultAsync(Purposes.Roster));

    public async Task<RosterStudent> StudentAsync(string cohortId, string studentId) =>
        (await memberships.GetStudentAsync(
            new() { CohortId = cohortId, StudentId = studentId }, await call.ConsultAsync(Purposes.Roster))).Student;

    /// <summary>Gives a team another name; null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> RenameTeamAsync(
        string cohortId, string teamId, RosterInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, async options => (await cohorts.RenameTeamAsync(
            new() { CohortId = cohortId, TeamId = teamId, Name = input.Name ?? "" }, options)).TeamId);

    /// <summary>Sends a change of a student; null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> ChangeAsync(
        StudentChange change, string cohortId, string studentId, RosterInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, Fields, options => change switch
        {
            StudentChange.Move => MoveAsync(cohortId, studentId, input, options),
            StudentChange.Leave => LeaveAsync(cohortId, studentId, input, options),
            StudentChange.Return => ReturnAsync(cohortId, studentId, input, options),
            StudentChange.Absence => AbsenceAsync(cohortId, studentId, input, options),
            StudentChange.Name => RenameAsync(cohortId, studentId, input, options),
            StudentChange.Coach => CoachAsync(cohortId, studentId, input, options),
            StudentChange.CoachEnd => EndCoachAsync(cohortId, studentId, input, options),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        });

    private async Task<string> MoveAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await memberships.MoveStudentAsync(
            new()
            {
                CohortId = cohort,
                StudentId = student,
                TeamId = input.Team ?? "",
                Date = input.Date ?? "",
            },
            options)).StudentId;

    private async Task<string> LeaveAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await memberships.RecordLeaveAsync(
            new() { CohortId = cohort, StudentId = student, Date = input.Date ?? "" }, options)).StudentId;

    private async Task<string> ReturnAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await memberships.ReturnStudentAsync(
            new()
            {
                CohortId = cohort,
                StudentId = student,
                TeamId = input.Team ?? "",
                Date = input.Date ?? "",
            },
            options)).StudentId;

    private async Task<string> AbsenceAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await memberships.RecordAbsenceAsync(
            new()
            {
                CohortId = cohort,
                StudentId = student,
                FromDate = input.FromDate ?? "",
                UntilDate = input.UntilDate ?? "",
            },
            options)).StudentId;

    private async Task<string> CoachAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await coaches.AppointCoachAsync(
            new()
            {
                CohortId = cohort,
                StudentId = student,
                CoachId = input.Coach?.Trim() ?? "",
                FromDate = input.FromDate ?? "",
                UntilDate = input.UntilDate ?? "",
            },
            options)).StudentId;

    private async Task<string> EndCoachAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await coaches.WithdrawCoachAsync(
            new() { CohortId = cohort, StudentId = student, CoachId = input.Coach ?? "" }, options)).StudentId;

    private async Task<string> RenameAsync(string cohort, string student, RosterInput input, CallOptions options) =>
        (await memberships.RenameStudentAsync(
            new() { CohortId = cohort, StudentId = student, Name = input.Name ?? "" }, options)).StudentId;
}
