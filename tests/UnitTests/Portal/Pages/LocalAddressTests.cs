using VikLearning.Portal.Pages;
using Xunit;

namespace VikLearning.UnitTests.Portal.Pages;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/uren?vanaf=x#y")]
    public void An_address_of_our_own_is_kept(string address) => Assert.Equal(address, LocalAddress.OrStart(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org")]
    [InlineData("uren")]
    [InlineData("/\n/example.org")]
    public void Any_other_leads_to_the_start(string? address) => Assert.Equal("/", LocalAddress.OrStart(address));
}
