using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Roster.Coaches;

/// <summary>Wire to grain and back, for who coaches whom in practice.</summary>
internal sealed class CoachGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] RelationRows relations,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes,
    IServiceProvider services) : CoachService.CoachServiceBase
{
    private const string Purpose = "administration";

    public override async Task<AppointCoachResponse> AppointCoach(
        AppointCoachRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new AppointCoach(
            fields.Id("studentId", request.StudentId), fields.Id("coachId", request.CoachId),
            new CoachDays(fields.Date("fromDate", request.FromDate), fields.Date("untilDate", request.UntilDate)));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).AppointCoach(envelope, command)).OrThrow();
        return new AppointCoachResponse { StudentId = answer.Id };
    }

    public override async Task<WithdrawCoachResponse> WithdrawCoach(
        WithdrawCoachRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var cohortId = fields.Id("cohortId", request.CohortId);
        var command = new WithdrawCoach(
            fields.Id("studentId", request.StudentId), fields.Id("coachId", request.CoachId));
        var envelope = envelopes.For(context, request, fields, Purpose);
        var answer = (await Cohort(cohortId).WithdrawCoach(envelope, command)).OrThrow();
        return new WithdrawCoachResponse { StudentId = answer.Id };
    }

    public override async Task<ListMyCoachedStudentsResponse> ListMyCoachedStudents(
        ListMyCoachedStudentsRequest request, ServerCallContext context)
    {
        var page = await TeamStudentPage.ReadAsync(
            context, request.PageSize, request.PageToken, relations.CoachedByAsync);
        var response = new ListMyCoachedStudentsResponse { NextPageToken = page.NextPageToken };
        foreach (var student in page.Students)
        {
            response.Students.Add(await ShownAsync(student, context.CancellationToken));
        }

        return response;
    }

    public override async Task<GetMyCoachedStudentResponse> GetMyCoachedStudent(
        GetMyCoachedStudentRequest request, ServerCallContext context)
    {
        var student = await relations.FindCoachedAsync(
                context.Caller().Subject, request.StudentId, context.CancellationToken)
            ?? throw new RefusedException([Refusal.NotFound()]);
        return new GetMyCoachedStudentResponse { Student = await ShownAsync(student, context.CancellationToken) };
    }

    // Each name is encrypted under its student's own key, so each is read by itself.
    private async Task<CoachedStudent> ShownAsync(TeamStudent row, CancellationToken cancellation)
    {
        var found = await grains.GetGrain<ICohortGrain>(row.CohortId).GetStudents([row.StudentId]);
        var nameId = found.Count == 0 ? null : found[0].NameId;
        var names = await ShownTexts.ReadAsync(
            services, RosterModule.Service, CohortGrain.ScopeOf(row.StudentId), [nameId], cancellation);
        return new CoachedStudent { StudentId = row.StudentId, Name = names[nameId] };
    }

    private ICohortGrain Cohort(string cohortId) => grains.GetGrain<ICohortGrain>(RosterFields.KeyOf(cohortId));
}
