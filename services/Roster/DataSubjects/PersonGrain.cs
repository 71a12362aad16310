using System.Collections.Immutable;
using VikLearning.Protos.Access.V1;
using VikLearning.Roster.Cohorts;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.DataSubjects;

/// <summary>The shell around what was decided about a person.</summary>
[GrainType("roster.person")]
internal sealed class PersonGrain(IServiceProvider services, Enrolments enrolments)
    : AggregateGrain<Person>(Definition, services), IPersonGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<Person> Definition { get; } = new(
        RosterModule.Service,
        Kind: "person",
        Person.None,
        Person.Evolve,
        new EventCatalog()
            .Add<ErasureOrdered>("erasure-ordered")
            .Add<ErasureCertified>("erasure-certified")
            .Add<HoldPlaced>("hold-placed")
            .Add<HoldLifted>("hold-lifted"),
        SnapshotVersion: 1);

    private string PersonId => this.GetPrimaryKeyString();

    /// <summary>The scope of the reasons of a person's erasures: they outlive what the erasures destroy.</summary>
    public static string OrderScopeOf(string personId) => $"roster-orders/{personId}";

    public async Task<Reply<ErasureAnswer>> OrderErasure(
        CommandEnvelope envelope, ImmutableArray<DataClass> classes, string? reason, bool althoughActive)
    {
        await Certify();
        var before = (await StateAsync()).Erased;

        // An order that finds everything erased changes nothing, so no reason is kept with it.
        var text = reason is null || classes.All(before.ContainsKey)
            ? null
            : await Vault.SealAsync(NewId(), OrderScopeOf(PersonId), reason);
        var lastDay = await enrolments.LastDayAsync(PersonId);
        var command = new OrderErasure(
            NewId(), classes, text?.Id, envelope.Actor, Time.GetUtcNow(), lastDay is not null,
            lastDay >= AcademyTime.Today(Time), althoughActive);
        var reply = await HandleAsync<ErasureAnswer>(
            envelope, person => Person.Decide(person, command), text is null ? [] : [text]);
        if (reply.Answer is not { CertificateNumber: 0 })
        {
            return reply;
        }

        await Certify();
        var erased = (await StateAsync()).Erased;
        return reply with { Answer = new ErasureAnswer(classes.Max(kept => erased[kept])) };
    }

    public async Task Certify()
    {
        if ((await StateAsync()).Order is not { } order)
        {
            return;
        }

        // The order's id is the key of both steps: after a crash between them the same certificate is found again.
        var envelope = CommandEnvelope.Own(order.OrderId.ToString("N"), order.By, "erasure");
        var register = GrainFactory.GetGrain<ICertificateRegisterGrain>(ICertificateRegisterGrain.Key);
        var number = await register.Issue(envelope, PersonId, order);
        var command = new CertifyErasure(order.OrderId, number, Time.GetUtcNow());
        (await HandleAsync<ErasureAnswer>(envelope, person => Person.Decide(person, command))).OrThrow();
    }

    public async Task<Reply<HoldAnswer>> PlaceHold(CommandEnvelope envelope, string reason)
    {
        var isKnown = await enrolments.LastDayAsync(PersonId) is not null;
        return await HoldAsync(envelope, reason, (person, reasonId) =>
            Person.Decide(person, new PlaceHold(reasonId, envelope.Actor, Time.GetUtcNow(), isKnown)));
    }

    public async Task<Reply<HoldAnswer>> LiftHold(CommandEnvelope envelope, string reason)
    {
        var isKnown = await enrolments.LastDayAsync(PersonId) is not null;
        return await HoldAsync(envelope, reason, (person, reasonId) =>
            Person.Decide(person, new LiftHold(reasonId, envelope.Actor, Time.GetUtcNow(), isKnown)));
    }

    public async Task<PersonView> Get()
    {
        var person = await StateAsync();
        return new PersonView(
            person.Hold?.At, person.Hold?.By, person.Hold?.ReasonId, person.IsErased, person.Erased);
    }

    // A hold's reason is the person's own data: it is erased with their name, which no hold lets happen before.
    private async Task<Reply<HoldAnswer>> HoldAsync(
        CommandEnvelope envelope, string reason, Func<Person, Guid, Decision> decide)
    {
        try
        {
            SealedText text = await Vault.SealAsync(NewId(), CohortGrain.ScopeOf(PersonId), reason);
            return await HandleAsync<HoldAnswer>(envelope, person => decide(person, text.Id), text);
        }
        catch (ScopeErasedException)
        {
            return new Reply<HoldAnswer>(null, [Refusal.Rule("person-erased", "personId")]);
        }
    }
}
