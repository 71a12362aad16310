using System.Collections.Immutable;
using System.Globalization;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// Wire to grain and back, for sessions. The access rule has seen that a teacher guides the team or the student; whose
/// a record is, the calendar itself says.
/// </summary>
internal sealed partial class SessionGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    CohortFrames frames,
    IServiceProvider services) : SessionService.SessionServiceBase
{
    public override async Task<GetTeamCalendarResponse> GetTeamCalendar(
        GetTeamCalendarRequest request, ServerCallContext context)
    {
        if (request.TeamRef.Split('.') is not [var cohort, var team]
            || !GrainKeys.IsKey(cohort) || !GrainKeys.IsKey(team))
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        var frame = await frames.FindAsync(cohort, context.CancellationToken);
        var calendar = await grains.GetGrain<ITeamCalendarGrain>(request.TeamRef).Get();
        return SessionAnswers.CalendarOf(request.TeamRef, frame, calendar);
    }

    public override async Task<PlanSessionResponse> PlanSession(PlanSessionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = IdOf(fields, request.SessionId);
        var slot = new SessionSlot(
            fields.Date("date", request.Date), TimeOf(fields, "startTime", request.StartTime),
            TimeOf(fields, "endTime", request.EndTime), fields.Label("place", request.Place));
        var frame = await frames.FindAsync(id.CohortId, context.CancellationToken);
        var accepted = (await CalendarOf(id).Plan(
            EnvelopeOf(context, request, fields), id.ActivityId, request.SeenVersion, slot, frame)).OrThrow();
        return new PlanSessionResponse { Version = accepted.Version };
    }

    public override async Task<CancelSessionResponse> CancelSession(
        CancelSessionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = IdOf(fields, request.SessionId);
        var accepted = (await CalendarOf(id).Cancel(
            EnvelopeOf(context, request, fields), id.ActivityId, request.SeenVersion)).OrThrow();
        return new CancelSessionResponse { Version = accepted.Version };
    }

    public override async Task<ListMySessionsResponse> ListMySessions(
        ListMySessionsRequest request, ServerCallContext context)
    {
        var student = context.Caller().Subject;
        if (await grains.StudentOf(context).GetSessionTeams() is not { IsClosed: false } teams)
        {
            throw await grains.StudentOf(context).WithoutPlanAsync();
        }

        var calendars = await Task.WhenAll(teams.All.Select(async team =>
            (Team: team, Calendar: await grains.GetGrain<ITeamCalendarGrain>(team).Get())));
        var current = calendars[0].Calendar;
        var shown = calendars.SelectMany(it => it.Calendar.Sessions
            .Where(session => it.Team == teams.Current || session.RecordOf(student) is not null)
            .Select(session => (Id: $"{it.Team}.{session.ActivityId}", Session: session,
                Subject: it.Calendar.Frame?.Find(session.ActivityId)))).ToList();
        var texts = await services.TextsOfAsync(context, SessionAnswers.TextsOf(
            shown.SelectMany(it => it.Session.Records).Where(record => record.StudentId == student)));
        var frame = current.Frame ?? teams.Frame;
        return new ListMySessionsResponse
        {
            Sessions =
            {
                shown.OrderBy(it => (it.Session.Slot.Date, it.Session.Slot.Start)).Select(it =>
                    SessionAnswers.MineOf(it.Id, it.Subject, it.Session, student, texts)),
                frame.Subjects.Where(subject => current.Find(subject.ActivityId) is null).Select(subject =>
                    SessionAnswers.UnplannedOf($"{teams.Current}.{subject.ActivityId}", subject)),
            },
            Periods = { frame.Periods.Select(SessionAnswers.PeriodOf) },
        };
    }

    public override async Task<ContestAttendanceResponse> ContestAttendance(
        ContestAttendanceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = IdOf(fields, request.SessionId);
        var text = fields.Text("text", request.Text, Attendance.LongestText, required: true);
        var accepted = (await CalendarOf(id).Contest(
            EnvelopeOf(context, request, fields, "own"), id.ActivityId, context.Caller().Subject, request.SeenNumber,
            text)).OrThrow();
        return new ContestAttendanceResponse { Number = accepted.Number };
    }

    // Of what can be no session a fault is known already, so nothing is decided there.
    private static SessionId IdOf(RequestFields fields, string sessionId)
    {
        var id = SessionId.Parse(sessionId);
        fields.Check(id is not null, Refusal.Malformed("id-invalid", "sessionId"));
        return id ?? throw new RefusedException(fields.Faults);
    }

    private static TimeOnly TimeOf(RequestFields fields, string field, string value)
    {
        var isTime = TimeOnly.TryParseExact(
            value, SessionAnswers.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        fields.Check(isTime, Refusal.Malformed("time-invalid", field));
        return time;
    }

    private ITeamCalendarGrain CalendarOf(SessionId id) => grains.GetGrain<ITeamCalendarGrain>(id.TeamRef);

    private CommandEnvelope EnvelopeOf(
        ServerCallContext context, Google.Protobuf.IMessage request, RequestFields fields,
        string purpose = Purposes.Guiding) =>
        envelopes.For(context, request, fields, purpose);

    private Task<ShownTexts> TextsOfAsync(
        string student, IEnumerable<AttendanceRecord> records, CancellationToken stop) =>
        ShownTexts.ReadAsync(
            services, PortfolioModule.Service, StudentGrain.ScopeOf(student), SessionAnswers.TextsOf(records), stop);

    private async Task<ImmutableArray<string>> TeamAsync(SessionId id, ServerCallContext context) =>
        [.. await relations.MembersOfAsync(
            id.CohortId, id.TeamId, Attendance.MostStudents + 1, context.CancellationToken)];
}
