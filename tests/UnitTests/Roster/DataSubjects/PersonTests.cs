using CsCheck;
using VikLearning.Protos.Access.V1;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Roster.DataSubjects;

public class PersonTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_erasure_is_ordered_first_and_counts_when_it_is_certified()
    {
        var ordered = After(Person.None, Person.Decide(Person.None, Order()));
        Assert.NotNull(ordered.Order);
        Assert.Empty(ordered.Erased);
        Assert.True(ordered.IsErased);

        var certified = After(ordered, Certify(ordered, 7));
        Assert.Null(certified.Order);
        Assert.Equal(
            [(DataClass.Portfolio, 7L), (DataClass.Name, 7L)], certified.Erased.Select(it => (it.Key, it.Value)));
    }

    [Fact]
    public void A_legal_hold_stops_an_erasure_until_it_is_lifted()
    {
        var held = After(Person.None, Person.Decide(Person.None, Hold()));
        Assert.Equal("legal-hold-stands", Assert.Single(Person.Decide(held, Order()).Refusals).Code);
        Assert.Equal("legal-hold-stands-already", Assert.Single(Person.Decide(held, Hold()).Refusals).Code);

        var lifted = After(held, Person.Decide(held, Lift()));
        Assert.NotEmpty(Person.Decide(lifted, Order()).Events);
        Assert.Equal(
            "no-legal-hold",
            Assert.Single(Person.Decide(lifted, Lift()).Refusals).Code);
    }

    [Fact]
    public void An_active_student_is_erased_only_when_the_order_says_that_this_is_known()
    {
        Assert.Equal(
            "student-active", Assert.Single(Person.Decide(Person.None, Order(active: true)).Refusals).Code);
        Assert.NotEmpty(Person.Decide(Person.None, Order(active: true, although: true)).Events);
    }

    [Fact]
    public void All_reasons_are_told_at_once()
    {
        var held = After(Person.None, Person.Decide(Person.None, Hold()));
        Assert.Equal(
            ["legal-hold-stands", "student-active"],
            Person.Decide(held, Order(active: true)).Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void Nobody_who_is_not_there_is_erased_or_held()
    {
        var order = Person.Decide(Person.None, Order() with { IsKnown = false });
        var hold = Person.Decide(Person.None, Hold() with { IsKnown = false });
        Assert.Equal("not-found", Assert.Single(order.Refusals).Code);
        Assert.Equal("not-found", Assert.Single(hold.Refusals).Code);
        var lift = Person.Decide(Person.None, Lift() with { IsKnown = false });
        Assert.Equal("not-found", Assert.Single(lift.Refusals).Code);
    }

    [Fact]
    public void Ordered_again_it_is_the_same_certificate()
    {
        var erased = Erased(Person.None, 7);
        var again = Person.Decide(erased, Order(active: true));
        Assert.Equal(new ErasureAnswer(7), again.Answer);
        Assert.Empty(again.Events);
        Assert.Equal("person-erased", Assert.Single(Person.Decide(erased, Hold()).Refusals).Code);
    }

    [Fact]
    public void What_retention_took_before_keeps_its_own_certificate()
    {
        var swept = Erased(Person.None, 3, DataClass.Portfolio);
        Assert.False(swept.IsErased);
        var order = Assert.IsType<ErasureOrdered>(Assert.Single(Person.Decide(swept, Order()).Events));
        Assert.Equal([DataClass.Name], order.Classes);
        Assert.Equal(
            [(DataClass.Portfolio, 3L), (DataClass.Name, 9L)],
            Erased(swept, 9).Erased.Select(it => (it.Key, it.Value)));
    }

    [Fact]
    public void A_certificate_of_another_order_is_not_taken() =>
        Assert.NotEmpty(Person.Decide(
            After(Person.None, Person.Decide(Person.None, Order())),
            new CertifyErasure(Guid.NewGuid(), 1, s_now)).Refusals);

    // Whatever is asked in whatever order: nothing is certified that a hold stood against when it was ordered, and what
    // was erased stays so under its certificate.
    [Fact]
    public void No_erasure_begins_while_a_hold_stands_and_none_is_undone() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Bool).Array[0, 40].Sample(steps =>
        {
            var (person, number) = (Person.None, 0L);
            foreach (var (step, active, although) in steps)
            {
                var decision = step switch
                {
                    0 => Person.Decide(person, Hold()),
                    1 => Person.Decide(person, Lift()),
                    2 => Person.Decide(person, Order(active, although)),
                    _ => Certify(person, ++number),
                };
                Assert.False(person.Hold is not null && decision.Events.Any(it => it is ErasureOrdered));
                var next = After(person, decision);
                Assert.All(person.Erased, it => Assert.Equal(it.Value, next.Erased[it.Key]));
                person = next;
            }
        });

    private static Person Erased(Person person, long number, params DataClass[] classes)
    {
        var ordered = After(person, Person.Decide(person, Order() with
        {
            Classes = classes.Length > 0 ? [.. classes] : Person.Classes,
        }));
        return After(ordered, Certify(ordered, number));
    }

    private static OrderErasure Order(bool active = false, bool although = false) => new(
        Guid.NewGuid(), Person.Classes, Guid.NewGuid(), "officer", s_now, IsKnown: true, active, although);

    private static LiftHold Lift() => new(Guid.NewGuid(), "officer", s_now, IsKnown: true);

    private static PlaceHold Hold() => new(Guid.NewGuid(), "officer", s_now, IsKnown: true);

    private static Decision Certify(Person person, long number) =>
        Person.Decide(person, new CertifyErasure(person.Order?.OrderId ?? Guid.Empty, number, s_now));

    private static Person After(Person person, Decision decision) => decision.Events.Aggregate(person, Person.Evolve);
}
