using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

public class DossierTests
{
    private const string Id = "portfolio.student01";
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_look_with_a_relation_is_written_and_allowed()
    {
        var decision = Record(Dossier.Empty, Ledgers.Look());
        Assert.Equal(new ConsultationRecorded(1, true), decision.Answer);
        Assert.Equal(LedgerOutcome.Shown, Line(decision).Outcome);
    }

    [Fact]
    public void A_look_without_a_relation_is_written_and_refused()
    {
        var decision = Record(Dossier.Empty, Ledgers.Look(holds: false));
        Assert.Equal(new ConsultationRecorded(1, false), decision.Answer);
        Assert.Equal(LedgerOutcome.Refused, Line(decision).Outcome);
    }

    [Fact]
    public void Lines_are_numbered_and_each_holds_the_hash_of_the_one_before()
    {
        var first = (LineWritten)Record(Dossier.Empty, Ledgers.Look()).Events.Single();
        var second = (LineWritten)Record(Dossier.Evolve(Dossier.Empty, first), Ledgers.Look()).Events.Single();
        Assert.Equal((1L, 2L), (first.Line.Number, second.Line.Number));
        Assert.Equal((LineHash.None, first.Hash), (first.Before, second.Before));
        Assert.NotEqual(first.Hash, second.Hash);
    }

    // A known value: whoever verifies with a program of their own must come to it.
    [Fact]
    public void The_hash_of_a_line_is_that_of_its_written_form()
    {
        var line = new LedgerLine(
            1, s_now, "teacher01", "teacher", null, "guiding", "progress", LedgerOutcome.Shown, null, null);
        const string Form =
            "viklearning ledger line 1\nportfolio.student01\n1\n1772445600000000\nteacher01\nteacher\n-\nguiding\n"
            + "progress\n0\n-\n-\n0000000000000000000000000000000000000000000000000000000000000000\n";
        var expected = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Form));
        Assert.Equal(Convert.ToHexStringLower(expected), LineHash.Of(Id, line, LineHash.None));
    }

    [Fact]
    public void Breaking_the_glass_opens_the_dossier_for_a_quarter_of_an_hour_and_for_no_one_else()
    {
        var broken = Break(Dossier.Empty);
        Assert.True(IsAllowed(broken, "officer", s_now.AddMinutes(14)));
        Assert.False(IsAllowed(broken, "officer", s_now.AddMinutes(15)));
        Assert.False(IsAllowed(broken, "teacher01", s_now.AddMinutes(1)));
    }

    [Fact]
    public void Without_broken_glass_a_relation_does_not_open_what_is_asked_for_that_purpose() =>
        Assert.False(IsAllowed(Dossier.Empty, "officer", s_now));

    [Fact]
    public void The_reason_for_breaking_the_glass_is_part_of_the_line()
    {
        var reason = Guid.NewGuid();
        var decision = Dossier.Decide(Dossier.Empty, new BreakGlass(Id, "officer", "privacy-officer", reason, s_now));
        var line = Line(decision);
        Assert.Equal(
            (LedgerOutcome.GlassBroken, reason, s_now.AddMinutes(15)), (line.Outcome, line.ReasonId, line.OpenUntil));
    }

    [Fact]
    public void What_somebody_was_shown_last_is_known_by_the_thing_and_a_refusal_is_no_showing()
    {
        var dossier = Look(Dossier.Empty, "teacher01", "letter", 0);
        dossier = Look(dossier, "teacher02", "letter", 1);
        dossier = Look(dossier, "teacher01", "letter", 2);
        dossier = Look(dossier, "teacher01", "diary", 3, holds: false);

        Assert.Equal(new("letter", s_now.AddMinutes(2)), Assert.Single(dossier.ReadingsBy("teacher01")));
        Assert.Equal(new("letter", s_now.AddMinutes(1)), Assert.Single(dossier.ReadingsBy("teacher02")));
        Assert.Empty(dossier.ReadingsBy("student02"));
    }

    private static Dossier Look(Dossier dossier, string actor, string item, int minute, bool holds = true)
    {
        var look = Ledgers.Look(actor, holds) with { ItemId = item };
        return Dossier.Evolve(dossier, Dossier.Decide(
            dossier, new RecordConsultation(Id, look, s_now.AddMinutes(minute))).Events.Single());
    }

    private static Dossier Break(Dossier dossier) => Dossier.Evolve(dossier, Dossier.Decide(
        dossier, new BreakGlass(Id, "officer", "privacy-officer", Guid.NewGuid(), s_now)).Events.Single());

    private static bool IsAllowed(Dossier dossier, string actor, DateTimeOffset at)
    {
        var look = Ledgers.Look(actor, purpose: Purposes.BreakGlass);
        return ((ConsultationRecorded)Dossier.Decide(dossier, new RecordConsultation(Id, look, at)).Answer!).IsAllowed;
    }

    private static Decision Record(Dossier dossier, Consultation look) =>
        Dossier.Decide(dossier, new RecordConsultation(Id, look, s_now));

    private static LedgerLine Line(Decision decision) => ((LineWritten)decision.Events.Single()).Line;
}
