using VikLearning.Exams.Examiners;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Examiners.Staff;

namespace VikLearning.UnitTests.Exams.Examiners;

public class ExaminerRegisterTests
{
    [Fact]
    public void A_certificate_is_given_renewed_and_withdrawn()
    {
        var renewed = Certified(1, until: Until.AddYears(1));

        var given = After(ExaminerRegister.None, Certify(Certified(1)));
        var longer = After(given, Certify(renewed));
        var withdrawn = After(longer, new WithdrawCertificate(Examiner(1), At));

        Assert.Equal(Certified(1), given.Certificates[Examiner(1)]);
        Assert.Equal(renewed, Assert.Single(longer.Certificates.Values));
        Assert.Empty(withdrawn.Certificates);
    }

    [Fact]
    public void Given_once_more_it_changes_nothing()
    {
        var given = After(ExaminerRegister.None, Certify(Certified(1)));

        var decision = ExaminerRegister.Decide(given, Certify(Certified(1)));

        Assert.Empty(decision.Events);
        Assert.Equal(new ExaminerAnswer(Examiner(1)), decision.Answer);
        Assert.Same(given, ExaminerRegister.Evolve(given, "something else"));
    }

    // Five years, both ends included, have at most two leap days: 1827 days.
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "certificate-ends-before-it-begins")]
    [InlineData(-9, -1, "certificate-over")]
    [InlineData(0, 1826, null)]
    [InlineData(0, 1827, "certificate-too-long")]
    public void It_has_days_that_can_be_used(int from, int until, string? code)
    {
        var decision = ExaminerRegister.Decide(
            ExaminerRegister.None, Certify(Certified(1, Today.AddDays(from), Today.AddDays(until))));

        Assert.Equal(code, decision.Refusals.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_full_register_still_renews()
    {
        var full = Enumerable.Range(1, ExaminerRegister.Most).Aggregate(
            ExaminerRegister.None, (register, number) => After(register, Certify(Certified(number))));

        Assert.Equal(["examiners-full"], Codes(ExaminerRegister.Decide(full, Certify(Certified(999)))));
        Assert.Empty(ExaminerRegister.Decide(full, Certify(Certified(1, until: Until.AddDays(1)))).Refusals);
    }

    [Fact]
    public void What_was_not_given_is_not_withdrawn()
    {
        var decision = ExaminerRegister.Decide(ExaminerRegister.None, new WithdrawCertificate(Examiner(1), At));

        Assert.Equal([Refusal.NotFound("examinerId")], decision.Refusals);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(-1, 0, false)]
    [InlineData(0, 1, false)]
    public void It_covers_a_window_on_every_day_or_not_at_all(int from, int until, bool covers) =>
        Assert.Equal(covers, Certified(1).Covers(From.AddDays(from), Until.AddDays(until)));

    private static CertifyExaminer Certify(Certificate certificate) => new(certificate, Today, At);

    private static ExaminerRegister After(ExaminerRegister register, CertifyExaminer command) =>
        ExaminerRegister.Decide(register, command).Events.Aggregate(register, ExaminerRegister.Evolve);

    private static ExaminerRegister After(ExaminerRegister register, WithdrawCertificate command) =>
        ExaminerRegister.Decide(register, command).Events.Aggregate(register, ExaminerRegister.Evolve);
}
