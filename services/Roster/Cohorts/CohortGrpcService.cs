using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.DataSubjects;
using VikLearning.Roster.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Documents;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Roster.Cohorts;

/// <summary>Wire to grain and back, for cohorts.</summary>
internal sealed class CohortGrpcService(
    IGrainFactory grains,
    ShelfReader<RouteMapLibrary> documents,
    TimeProvider time,
    Enrolments enrolments,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes) : CohortService.CohortServiceBase
{
    private const string Purpose = "administration";

    public override async Task<OpenCohortResponse> OpenCohort(OpenCohortRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var (plan, found) = (await documents.ReadAsync()).Choose(
            fields.Id("routeMapId", request.RouteMapId), request.RouteMapVersion,
            fields.Id("calendarId", request.CalendarId), request.CalendarVersion);
        var command = new OpenCohort(
            fields.Id("cohortId", request.CohortId),
            fields.Id("locationId", request.LocationId),
            fields.Label("name", request.Name),
            fields.Date("startDate", request.StartDate),
            plan, found);
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(command.CohortId).Open(envelope, command)).OrThrow();
        return new OpenCohortResponse { CohortId = answer.Id };
    }

    public override async Task<ReplanCohortResponse> ReplanCohort(
        ReplanCohortRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var library = await documents.ReadAsync();
        var now = (await Cohort(cohortId).Get())?.Plan;
        var (plan, found) = library.Choose(
            fields.Id("routeMapId", request.RouteMapId), request.RouteMapVersion,
            fields.Id("calendarId", request.CalendarId), request.CalendarVersion,
            now is null ? null : library.FindRouteMap(now.RouteMapId, now.RouteMapVersion));
        var command = new ReplanCohort(request.SeenPlanVersion, plan, found, time.GetUtcNow());
        var envelope = envelopes.For(context, request, fields, Purpose);
        (await Cohort(cohortId).Replan(envelope, command)).OrThrow();
        return new ReplanCohortResponse { PlanVersion = request.SeenPlanVersion + 1 };
    }

    public override async Task<AddTeamResponse> AddTeam(AddTeamRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new AddTeam(fields.Id("teamId", request.TeamId), fields.Label("name", request.Name));
        var envelope = envelopes.For(context, request, fields, Purpose);
        return new AddTeamResponse { TeamId = (await Cohort(cohortId).AddTeam(envelope, command)).OrThrow().Id };
    }

    public override async Task<RenameTeamResponse> RenameTeam(RenameTeamRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new RenameTeam(fields.Id("teamId", request.TeamId), fields.Label("name", request.Name));
        var envelope = envelopes.For(context, request, fields, Purpose);
        return new RenameTeamResponse { TeamId = (await Cohort(cohortId).RenameTeam(envelope, command)).OrThrow().Id };
    }

    public override async Task<EnrolStudentResponse> EnrolStudent(
        EnrolStudentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var teamId = fields.Id("teamId", request.TeamId);
        var studentId = fields.Id("studentId", request.StudentId);
        var name = fields.Text("name", request.Name, RosterFields.LongestName, required: true);
        DateOnly? since = request.Date.Length > 0 ? fields.Date("date", request.Date) : null;
        var envelope = envelopes.For(context, request, fields, Purpose);
        var person = await grains.GetGrain<IPersonGrain>(RosterFields.KeyOf(studentId)).Get();
        var answer = (await Cohort(cohortId).EnrolStudent(
            envelope, teamId, studentId, name, since, person.IsErased)).OrThrow();
        return new EnrolStudentResponse { StudentId = answer.Id };
    }

    public override async Task<AssignTeacherResponse> AssignTeacher(
        AssignTeacherRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new AssignTeacher(
            fields.Id("teamId", request.TeamId), fields.Id("teacherId", request.TeacherId));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).AssignTeacher(envelope, command)).OrThrow();
        return new AssignTeacherResponse { TeacherId = answer.Id };
    }

    public override async Task<UnassignTeacherResponse> UnassignTeacher(
        UnassignTeacherRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new UnassignTeacher(
            fields.Id("teamId", request.TeamId), fields.Id("teacherId", request.TeacherId));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).UnassignTeacher(envelope, command)).OrThrow();
        return new UnassignTeacherResponse { TeacherId = answer.Id };
    }

    public override async Task<ListCohortsResponse> ListCohorts(ListCohortsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        var after = fields.PageToken(request.PageToken);
        fields.ThrowIfAny();
        var found = await enrolments.CohortsAsync(after, size + 1, context.CancellationToken);
        var cohorts = await Task.WhenAll(found.Take(size).Select(id => Cohort(id).Get()));
        return new ListCohortsResponse
        {
            Cohorts = { cohorts.OfType<CohortView>().Select(SummaryOf) },
            NextPageToken = found.Count > size ? found[size - 1] : "",
        };
    }

    public override async Task<GetCohortResponse> GetCohort(GetCohortRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        fields.ThrowIfAny();
        var cohort = await Cohort(cohortId).Get() ?? throw new RefusedException([Refusal.NotFound("cohortId")]);
        return new GetCohortResponse
        {
            CohortId = cohortId,
            LocationId = cohort.Opened.LocationId,
            Name = cohort.Opened.Name,
            StartDate = AcademyTime.Iso(cohort.Opened.StartDate),
            RouteMapId = cohort.Plan.RouteMapId,
            RouteMapVersion = cohort.Plan.RouteMapVersion,
            CalendarId = cohort.Plan.CalendarId,
            CalendarVersion = cohort.Plan.CalendarVersion,
            PlanVersion = cohort.Plan.PlanVersion,
            Teams =
            {
                cohort.Teams.Select(team => new Team
                {
                    TeamId = team.TeamId,
                    Name = team.Name,
                    StudentIds = { team.StudentIds },
                    TeacherIds = { team.TeacherIds },
                }),
            },
        };
    }

    private static CohortSummary SummaryOf(CohortView cohort) => new()
    {
        CohortId = cohort.Opened.CohortId,
        LocationId = cohort.Opened.LocationId,
        Name = cohort.Opened.Name,
        StartDate = AcademyTime.Iso(cohort.Opened.StartDate),
        TeamCount = cohort.Teams.Count,
        StudentCount = cohort.Teams.Sum(team => team.StudentIds.Count),
    };

    private ICohortGrain Cohort(string cohortId) => grains.GetGrain<ICohortGrain>(RosterFields.KeyOf(cohortId));
}
