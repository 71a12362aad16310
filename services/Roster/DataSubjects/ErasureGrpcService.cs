using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Wire to grain and back, for erasure and legal hold.</summary>
internal sealed class ErasureGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes,
    Enrolments enrolments,
    IServiceProvider services,
    TimeProvider time) : ErasureService.ErasureServiceBase
{
    public override async Task<OrderErasureResponse> OrderErasure(
        OrderErasureRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var personId = fields.Id("personId", request.PersonId);
        var reason = fields.Reason("reason", request.Reason);
        var envelope = envelopes.For(context, request, fields, Purposes.DataSubjectRequest);
        fields.ThrowIfAny();
        await enrolments.RequireHeardAsync(context.CancellationToken);
        var answer = (await Person(personId).OrderErasure(
            envelope, DataSubjects.Person.Classes, reason, request.AlthoughActive)).OrThrow();
        return new OrderErasureResponse { CertificateNumber = answer.CertificateNumber };
    }

    public override async Task<PlaceHoldResponse> PlaceHold(PlaceHoldRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var personId = fields.Id("personId", request.PersonId);
        var reason = fields.Reason("reason", request.Reason);
        var envelope = envelopes.For(context, request, fields, Purposes.DataSubjectRequest);
        fields.ThrowIfAny();
        await enrolments.RequireHeardAsync(context.CancellationToken);
        var answer = (await Person(personId).PlaceHold(envelope, reason)).OrThrow();
        return new PlaceHoldResponse { PlacedAt = answer.At.ToTimestamp() };
    }

    public override async Task<LiftHoldResponse> LiftHold(LiftHoldRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var personId = fields.Id("personId", request.PersonId);
        var reason = fields.Reason("reason", request.Reason);
        var envelope = envelopes.For(context, request, fields, Purposes.DataSubjectRequest);
        fields.ThrowIfAny();
        await enrolments.RequireHeardAsync(context.CancellationToken);
        var answer = (await Person(personId).LiftHold(envelope, reason)).OrThrow();
        return new LiftHoldResponse { LiftedAt = answer.At.ToTimestamp() };
    }

    public override async Task<GetPersonResponse> GetPerson(GetPersonRequest request, ServerCallContext context)
    {
        await enrolments.RequireHeardAsync(context.CancellationToken);
        var cohortIds = await enrolments.CohortsOfAsync(request.PersonId, context.CancellationToken);
        if (cohortIds.Count == 0)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        var view = await Person(request.PersonId).Get();
        var response = new GetPersonResponse { PersonId = request.PersonId };
        Guid? nameId = null;
        foreach (var cohortId in cohortIds)
        {
            var (enrolment, name) = await EnrolmentAsync(cohortId, request.PersonId);
            response.Enrolments.Add(enrolment);
            nameId = name ?? nameId;
        }

        var words = await ShownTexts.ReadAsync(
            services, RosterModule.Service, CohortGrain.ScopeOf(request.PersonId), [nameId, view.HoldReasonId],
            context.CancellationToken);
        response.Name = words[nameId];
        var today = AcademyTime.Today(time);
        response.Active = response.Enrolments.Any(enrolment => AcademyTime.FromIso(enrolment.LastDay) >= today);
        response.Hold = HoldOf(view, words);
        response.Erased.AddRange(view.Erased.Select(erased => new ErasedClass
        {
            DataClass = erased.Key,
            CertificateNumber = erased.Value,
        }));
        return response;
    }

    private async Task<(PersonEnrolment Enrolment, Guid? NameId)> EnrolmentAsync(string cohortId, string personId)
    {
        var grain = grains.GetGrain<ICohortGrain>(cohortId);
        var cohort = (await grain.Get())!;
        var student = await grain.GetStudents([personId]) is [var found] ? found : null;
        return (
            new PersonEnrolment
            {
                CohortId = cohortId,
                CohortName = cohort.Opened.Name,
                TeamName = student?.TeamName ?? "",
                LastDay = AcademyTime.Iso(Enrolments.EndOf(cohort)),
            },
            student?.NameId);
    }

    private static LegalHold? HoldOf(PersonView view, ShownTexts words) => view.HoldPlacedAt is not { } placedAt
        ? null
        : new LegalHold
        {
            PlacedAt = placedAt.ToTimestamp(),
            PlacedBy = view.HoldPlacedBy,
            Reason = words[view.HoldReasonId],
        };

    private IPersonGrain Person(string personId) => grains.GetGrain<IPersonGrain>(RosterFields.KeyOf(personId));
}
