using Google.Protobuf.WellKnownTypes;
using VikLearning.Portal.DataSubjects;
using VikLearning.Protos.Access.V1;
using Xunit;

namespace VikLearning.UnitTests.Portal.DataSubjects;

public class CertificateStandingTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_claimed_that_a_service_has_not_said()
    {
        var done = Part(3, s_now.AddDays(30));
        Assert.Null(new CertificateStanding([]).CompleteAt);
        Assert.Null(new CertificateStanding([done, Part(0, null)]).CompleteAt);
        Assert.Null(new CertificateStanding([done, new CertificatePart("insight", null)]).CompleteAt);
    }

    [Fact]
    public void It_is_complete_when_the_last_of_all_backups_is_gone() => Assert.Equal(
        s_now.AddDays(40),
        new CertificateStanding([Part(3, s_now.AddDays(40)), Part(2, s_now.AddDays(30))]).CompleteAt);

    private static CertificatePart Part(long number, DateTimeOffset? completeAt) => new(
        "portfolio",
        new ErasureConfirmation { CertificateNumber = number, CompleteAt = completeAt?.ToTimestamp() });
}
