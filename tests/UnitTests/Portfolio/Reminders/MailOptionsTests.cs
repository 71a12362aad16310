using VikLearning.Portfolio.Reminders;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Reminders;

/// <summary>
/// Settings that can't work, or would let mail be read, end the start; addresses that are none get nothing.
/// </summary>
public class MailOptionsTests
{
    [Fact]
    public void Without_a_host_there_is_no_mail_and_nothing_is_wrong()
    {
        Assert.False(new MailOptions().IsOn);
        Assert.Null(new MailOptions().Fault());
        Assert.Null(Good().Fault());
    }

    [Fact]
    public void What_can_not_work_is_said()
    {
        AssertFault(it => it.From = "niemand", "Mail:From");
        AssertFault(it => it.PortalAddress = "http://leren.example", "Mail:PortalAddress");
        AssertFault(it => it.PortalAddress = "", "Mail:PortalAddress");
        AssertFault(it => it.Security = MailSecurity.None, "Mail:Security");
        AssertFault(it => it.MailsAMinute = 0, "Mail:MailsAMinute");
        var local = Good();
        (local.Host, local.Security, local.PortalAddress) = ("127.0.0.1", MailSecurity.None, "http://127.0.0.1:8080");
        Assert.Null(local.Fault());
    }

    [Theory]
    [InlineData("anna@academie.example", true)]
    [InlineData("anna", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Anna <anna@academie.example>", false)]
    [InlineData("anna@academie.example, bram@academie.example", false)]
    [InlineData("anna@academie.example\r\nBcc: bram@academie.example", false)]
    public void An_address_is_one_plain_address(string? address, bool isOne) =>
        Assert.Equal(isOne, ReminderMailbox.IsAddress(address));

    private static MailOptions Good() => new()
    {
        Host = "smtp.academie.example",
        From = "VikLearning <niet-antwoorden@academie.example>",
        PortalAddress = "https://leren.academie.example/",
    };

    private static void AssertFault(Action<MailOptions> set, string setting)
    {
        var options = Good();
        set(options);
        Assert.Contains(setting, options.Fault(), StringComparison.Ordinal);
    }
}
