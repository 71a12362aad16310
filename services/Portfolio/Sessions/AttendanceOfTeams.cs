using System.Collections.Immutable;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Sessions;

/// <content>What the teacher of a team does and sees of attendance.</content>
internal sealed partial class SessionGrpcService
{
    private const int MostContests = 200;
    private const int MostGuided = 500;

    public override async Task<RecordAttendanceResponse> RecordAttendance(
        RecordAttendanceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = IdOf(fields, request.SessionId);
        var areIds = request.Attendees.Count <= Attendance.MostStudents
            && request.Attendees.All(attendee => GrainKeys.IsKey(attendee.StudentId));
        fields.Check(areIds, Refusal.Malformed("id-invalid", "attendees"));
        ImmutableArray<Attendee> attendees = areIds
            ? [.. request.Attendees.Select(attendee => new Attendee(attendee.StudentId, attendee.Minutes))]
            : [];
        var accepted = (await CalendarOf(id).Record(
            EnvelopeOf(context, request, fields), id.ActivityId, request.SeenVersion, attendees,
            await TeamAsync(id, context))).OrThrow();
        return new RecordAttendanceResponse { Recorded = accepted.Number };
    }

    public override async Task<CorrectAttendanceResponse> CorrectAttendance(
        CorrectAttendanceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = IdOf(fields, request.SessionId);
        var reason = fields.Text("reason", request.Reason, Attendance.LongestText, required: true);
        var accepted = (await CalendarOf(id).Correct(
            EnvelopeOf(context, request, fields), id.ActivityId, request.StudentId, request.SeenNumber,
            request.Minutes, reason, await TeamAsync(id, context))).OrThrow();
        return new CorrectAttendanceResponse { Number = accepted.Number };
    }

    public override async Task<UpholdAttendanceResponse> UpholdAttendance(
        UpholdAttendanceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = IdOf(fields, request.SessionId);
        var answer = fields.Text("answer", request.Answer, Attendance.LongestText, required: true);
        var accepted = (await CalendarOf(id).Uphold(
            EnvelopeOf(context, request, fields), id.ActivityId, request.StudentId, request.SeenNumber,
            answer)).OrThrow();
        return new UpholdAttendanceResponse { Number = accepted.Number };
    }

    public override async Task<GetAttendanceResponse> GetAttendance(
        GetAttendanceRequest request, ServerCallContext context)
    {
        var teacher = context.Caller().Subject;
        if (SessionId.Parse(request.SessionId) is not { } id
            || !await relations.GuidesTeamAsync(teacher, id.CohortId, id.TeamId, context.CancellationToken)
            || await CalendarOf(id).Get() is not { Frame: { } frame } calendar
            || calendar.Find(id.ActivityId) is not { } session
            || frame.Find(id.ActivityId) is not { } subject)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        var answer = new GetAttendanceResponse
        {
            Session = SessionAnswers.SessionOf(request.SessionId, subject, session),
        };
        foreach (var student in await relations.GuidedOfAsync(
            teacher, session.Records.Select(record => record.StudentId), context.CancellationToken))
        {
            var records = session.Records.Where(record => record.StudentId == student);
            var texts = await TextsOfAsync(student, records, context.CancellationToken);
            answer.Students.Add(new StudentAttendance
            {
                StudentId = student,
                Records = { SessionAnswers.RecordsOf(session, student, texts) },
            });
        }

        return answer;
    }

    public override async Task<ListContestsResponse> ListContests(
        ListContestsRequest request, ServerCallContext context)
    {
        var students = await relations.StudentsOfAsync(
            context.Caller().Subject, TeamStudent.None, MostGuided, context.CancellationToken);
        var guided = (await TeamsOfAsync(students.Select(student => student.StudentId).Distinct()))
            .Where(student => !student.Value.IsClosed).ToDictionary();
        var contests = (await CalendarsOfAsync(guided.Values)).SelectMany(it => it.Calendar.Sessions
            .SelectMany(session => session.Latest()
                .Where(record => record.IsContested() && guided.ContainsKey(record.StudentId))
                .Select(record => (it.Team, Session: session, Record: record,
                    Subject: it.Calendar.Frame?.Find(session.ActivityId)))))
            .OrderBy(it => it.Record.Contest!.At).Take(MostContests);
        var answer = new ListContestsResponse();
        foreach (var (team, session, record, subject) in contests)
        {
            var texts = await TextsOfAsync(record.StudentId, [record], context.CancellationToken);
            answer.Contests.Add(new ContestedAttendance
            {
                SessionId = $"{team}.{session.ActivityId}",
                ActivityId = session.ActivityId,
                Slot = SessionAnswers.SlotOf(session.Slot),
                StudentId = record.StudentId,
                Record = SessionAnswers.RecordOf(record, texts),
                Kind = subject?.Kind ?? "",
                Number = subject?.Number ?? 0,
            });
        }

        return answer;
    }

    private async Task<Dictionary<string, SessionTeams>> TeamsOfAsync(IEnumerable<string> students)
    {
        var teams = await Task.WhenAll(students.Select(async student =>
            (student, Teams: await grains.GetGrain<IStudentGrain>(student).GetSessionTeams())));
        return teams.Where(it => it.Teams is not null).ToDictionary(it => it.student, it => it.Teams!);
    }

    // A student who moved here takes along what they contest of an earlier team.
    private Task<(string Team, TeamCalendar Calendar)[]> CalendarsOfAsync(IEnumerable<SessionTeams> teams) =>
        Task.WhenAll(teams.SelectMany(it => it.All).Distinct().Select(async team =>
            (team, await grains.GetGrain<ITeamCalendarGrain>(team).Get())));
}
