using System.Collections.Immutable;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>
/// What was decided about what is kept of a person: legal hold and erasure. Both are one history, so that no erasure
/// passes a hold.
/// </summary>
/// <param name="Hold">The legal hold that stands; null without one.</param>
/// <param name="Order">The erasure that has no certificate yet; null without one.</param>
/// <param name="Erased">What was erased, and under which certificate.</param>
public sealed record Person(
    HoldPlaced? Hold, ErasureOrdered? Order, ImmutableSortedDictionary<DataClass, long> Erased)
{
    /// <summary>Everything that is kept of a person.</summary>
    public static ImmutableArray<DataClass> Classes { get; } = [DataClass.Portfolio, DataClass.Name];

    /// <summary>Nothing was decided.</summary>
    public static Person None { get; } = new(null, null, ImmutableSortedDictionary<DataClass, long>.Empty);

    /// <summary>Whether nobody may write anything more about the person.</summary>
    public bool IsErased => Erased.ContainsKey(DataClass.Name) || Order?.Classes.Contains(DataClass.Name) == true;

    /// <summary>May this be erased, and what follows. What was erased before keeps its certificate.</summary>
    public static Decision Decide(Person person, OrderErasure command)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(command);
        var left = command.Classes.Where(it => !person.Erased.ContainsKey(it)).ToImmutableArray();
        if (left.IsEmpty)
        {
            return Decision.Accept(new ErasureAnswer(command.Classes.Max(it => person.Erased[it])));
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        if (!command.IsKnown)
        {
            return Decision.Refuse(Refusal.NotFound("personId"));
        }

        if (person.Hold is not null)
        {
            refusals.Add(Refusal.Rule("legal-hold-stands", "personId"));
        }

        if (command.IsActive && !command.AlthoughActive)
        {
            refusals.Add(Refusal.Rule("student-active", "althoughActive"));
        }

        return refusals.Count > 0 ? Decision.Refuse([.. refusals])
            : person.Order is not null ? Decision.Accept(new ErasureAnswer(0))
            : Decision.Accept(
                new ErasureAnswer(0),
                new ErasureOrdered(command.OrderId, left, command.ReasonId, command.By, command.At));
    }

    /// <summary>The order has its certificate: from now on every service carries out its part.</summary>
    public static Decision Decide(Person person, CertifyErasure command)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(command);
        return person.Order is { } order && order.OrderId == command.OrderId
            ? Decision.Accept(
                new ErasureAnswer(command.CertificateNumber),
                new ErasureCertified(command.OrderId, command.CertificateNumber, order.Classes, command.At))
            : Decision.Refuse(Refusal.NotFound());
    }

    /// <summary>May a legal hold be placed, and what follows.</summary>
    public static Decision Decide(Person person, PlaceHold command)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(command);
        return !command.IsKnown ? Decision.Refuse(Refusal.NotFound("personId"))
            : person.Hold is not null ? Decision.Refuse(Refusal.Exists("legal-hold-stands-already", "personId"))
            : person.IsErased ? Decision.Refuse(Refusal.Rule("person-erased", "personId"))
            : Decision.Accept(new HoldAnswer(command.At), new HoldPlaced(command.ReasonId, command.By, command.At));
    }

    /// <summary>May the legal hold be lifted, and what follows.</summary>
    public static Decision Decide(Person person, LiftHold command)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(command);
        return !command.IsKnown ? Decision.Refuse(Refusal.NotFound("personId"))
            : person.Hold is null ? Decision.Refuse(Refusal.Rule("no-legal-hold", "personId"))
            : Decision.Accept(new HoldAnswer(command.At), new HoldLifted(command.ReasonId, command.By, command.At));
    }

    /// <summary>What is true after an event.</summary>
    public static Person Evolve(Person person, object happened)
    {
        ArgumentNullException.ThrowIfNull(person);
        return happened switch
        {
            HoldPlaced it => person with { Hold = it },
            HoldLifted => person with { Hold = null },
            ErasureOrdered it => person with { Order = it },
            ErasureCertified it => person with
            {
                Order = null,
                Erased = person.Erased.SetItems(it.Classes.Select(
                    kept => KeyValuePair.Create(kept, it.CertificateNumber))),
            },
            _ => person,
        };
    }
}

/// <summary>Erase a person.</summary>
/// <param name="IsKnown">Whether Roster knows the person.</param>
/// <param name="IsActive">Whether the person is in a cohort that has not ended.</param>
/// <param name="AlthoughActive">Whether the order says that this is known.</param>
public sealed record OrderErasure(
    Guid OrderId, ImmutableArray<DataClass> Classes, Guid? ReasonId, string By, DateTimeOffset At, bool IsKnown,
    bool IsActive, bool AlthoughActive);

/// <summary>The certificate of an order was issued.</summary>
public sealed record CertifyErasure(Guid OrderId, long CertificateNumber, DateTimeOffset At);

/// <summary>Place a legal hold.</summary>
public sealed record PlaceHold(Guid ReasonId, string By, DateTimeOffset At, bool IsKnown);

/// <summary>Lift the legal hold.</summary>
public sealed record LiftHold(Guid ReasonId, string By, DateTimeOffset At, bool IsKnown);

/// <summary>An erasure was ordered; nothing is destroyed before it has its certificate.</summary>
/// <param name="ReasonId">The encrypted reason; null where retention ordered.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.erasure-ordered")]
public sealed record ErasureOrdered(
    [property: Id(0)] Guid OrderId,
    [property: Id(1)] ImmutableArray<DataClass> Classes,
    [property: Id(2)] Guid? ReasonId,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At);

/// <summary>An erasure has its certificate and is carried out.</summary>
public sealed record ErasureCertified(
    Guid OrderId, long CertificateNumber, ImmutableArray<DataClass> Classes, DateTimeOffset At);

/// <summary>A legal hold stands: nothing of the person is destroyed.</summary>
public sealed record HoldPlaced(Guid ReasonId, string By, DateTimeOffset At);

/// <summary>The legal hold no longer stands.</summary>
public sealed record HoldLifted(Guid ReasonId, string By, DateTimeOffset At);

/// <summary>The answer to an order.</summary>
/// <param name="CertificateNumber">The certificate; 0 while it is being issued.</param>
[GenerateSerializer]
[Immutable]
[Alias("roster.erasure-answer")]
public sealed record ErasureAnswer([property: Id(0)] long CertificateNumber);

/// <summary>The answer to a change of a legal hold: when it counts from.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.hold-answer")]
public sealed record HoldAnswer([property: Id(0)] DateTimeOffset At);
