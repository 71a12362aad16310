using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.Memberships;

/// <summary>Wire to grain and back, for where the students of a cohort are.</summary>
internal sealed class MembershipGrpcService(
    IGrainFactory grains,
    TimeProvider time,
    IServiceProvider services,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes) : MembershipService.MembershipServiceBase
{
    private const string Purpose = "administration";

    public override async Task<MoveStudentResponse> MoveStudent(MoveStudentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new MoveStudent(
            fields.Id("studentId", request.StudentId), fields.Id("teamId", request.TeamId),
            fields.Date("date", request.Date), AcademyTime.Today(time));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).MoveStudent(envelope, command)).OrThrow();
        return new MoveStudentResponse { StudentId = answer.Id };
    }

    public override async Task<RecordLeaveResponse> RecordLeave(RecordLeaveRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new RecordLeave(
            fields.Id("studentId", request.StudentId), fields.Date("date", request.Date), AcademyTime.Today(time));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).RecordLeave(envelope, command)).OrThrow();
        return new RecordLeaveResponse { StudentId = answer.Id };
    }

    public override async Task<ReturnStudentResponse> ReturnStudent(
        ReturnStudentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var studentId = fields.Id("studentId", request.StudentId);
        var person = await grains.GetGrain<IPersonGrain>(RosterFields.KeyOf(studentId)).Get();
        var command = new ReturnStudent(
            studentId, fields.Id("teamId", request.TeamId), fields.Date("date", request.Date),
            AcademyTime.Today(time), person.IsErased);
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).ReturnStudent(envelope, command)).OrThrow();
        return new ReturnStudentResponse { StudentId = answer.Id };
    }

    public override async Task<RecordAbsenceResponse> RecordAbsence(
        RecordAbsenceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new RecordAbsence(
            fields.Id("studentId", request.StudentId), fields.Date("fromDate", request.FromDate),
            fields.Date("untilDate", request.UntilDate));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).RecordAbsence(envelope, command)).OrThrow();
        return new RecordAbsenceResponse { StudentId = answer.Id };
    }

    public override async Task<RenameStudentResponse> RenameStudent(
        RenameStudentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var studentId = fields.Id("studentId", request.StudentId);
        var name = fields.Text("name", request.Name, RosterFields.LongestName, required: true);
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).RenameStudent(envelope, studentId, name)).OrThrow();
        return new RenameStudentResponse { StudentId = answer.Id };
    }

    public override async Task<ListStudentsResponse> ListStudents(
        ListStudentsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var size = fields.PageSize(request.PageSize);
        var after = fields.PageToken(request.PageToken);
        fields.ThrowIfAny();
        if (await Cohort(cohortId).Get() is null)
        {
            throw new RefusedException([Refusal.NotFound("cohortId")]);
        }

        var found = await Cohort(cohortId).ListStudents(after, size + 1);
        var response = new ListStudentsResponse
        {
            NextPageToken = found.Count > size ? found[size - 1].StudentId : "",
        };
        foreach (var student in found.Take(size))
        {
            response.Students.Add(await ShownAsync(student, context.CancellationToken));
        }

        return response;
    }

    public override async Task<GetStudentResponse> GetStudent(GetStudentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var studentId = fields.Id("studentId", request.StudentId);
        fields.ThrowIfAny();
        var found = await Cohort(cohortId).GetStudents([studentId]);
        return found.Count == 0
            ? throw new RefusedException([Refusal.NotFound()])
            : new GetStudentResponse { Student = await ShownAsync(found[0], context.CancellationToken) };
    }

    // Each name is encrypted under its student's own key, so each is read by itself.
    private async Task<RosterStudent> ShownAsync(StudentView student, CancellationToken cancellation)
    {
        var names = await ShownTexts.ReadAsync(
            services, RosterModule.Service, CohortGrain.ScopeOf(student.StudentId), [student.NameId], cancellation);
        return new RosterStudent
        {
            StudentId = student.StudentId,
            Name = names[student.NameId],
            TeamId = student.TeamId,
            TeamName = student.TeamName,
            Since = AcademyTime.Iso(student.Since),
            LeftOn = student.LeftOn is { } left ? AcademyTime.Iso(left) : "",
            Absences =
            {
                student.Absences.Select(days => new Absence
                {
                    FromDate = AcademyTime.Iso(days.From),
                    UntilDate = AcademyTime.Iso(days.Until),
                }),
            },
            Coaches =
            {
                student.Coaches.Select(coach => new StudentCoach
                {
                    CoachId = coach.CoachId,
                    FromDate = AcademyTime.Iso(coach.Days.From),
                    UntilDate = AcademyTime.Iso(coach.Days.Until),
                }),
            },
        };
    }

    private ICohortGrain Cohort(string cohortId) => grains.GetGrain<ICohortGrain>(RosterFields.KeyOf(cohortId));
}
