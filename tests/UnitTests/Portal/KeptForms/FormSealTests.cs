using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Portal.KeptForms;
using Xunit;

namespace VikLearning.UnitTests.Portal.KeptForms;

public sealed class FormSealTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly FormSeal _seal;
    private readonly KeptForm _form;

    public FormSealTests()
    {
        _seal = new FormSeal(new EphemeralDataProtectionProvider(), _time);
        _form = new KeptForm(
            "log-hours", new Dictionary<string, string> { ["Note"] = "zenuwachtig" }, _time.GetUtcNow().AddHours(1));
    }

    [Fact]
    public void Who_typed_it_gets_it_back()
    {
        var opened = _seal.Open("student-1", _seal.Seal("student-1", _form));

        Assert.Equal("log-hours", opened!.Handler);
        Assert.Equal("zenuwachtig", opened.Fields["Note"]);
    }

    [Fact]
    public void Nobody_else_can_open_it() => Assert.Null(_seal.Open("student-2", _seal.Seal("student-1", _form)));

    [Fact]
    public void It_is_forgotten_after_its_time()
    {
        var sealedForm = _seal.Seal("student-1", _form);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Null(_seal.Open("student-1", sealedForm));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64 at all")]
    [InlineData("QUJD")]
    public void What_we_did_not_seal_is_nothing(string forged)
    {
        Assert.Null(_seal.Open("student-1", forged));
        Assert.Null(_seal.OwnerOf(forged));
    }

    [Fact]
    public void A_forms_owner_is_who_it_was_made_for() =>
        Assert.Equal("student-1", _seal.OwnerOf(_seal.Owner("student-1")));
}
