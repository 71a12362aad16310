using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Edge;

public class RequestFieldsTests
{
    private readonly RequestFields _fields = new(Enumerable.Empty<Refusal>());

    [Theory]
    [InlineData("2026-02-28", null)]
    [InlineData("2024-02-29", null)]
    [InlineData("2026-02-29", "date-invalid")]
    [InlineData("2026-2-8", "date-invalid")]
    [InlineData("28-02-2026", "date-invalid")]
    [InlineData(" 2026-02-28", "date-invalid")]
    [InlineData("", "date-invalid")]
    [InlineData("٢٠٢٦-02-28", "date-invalid")]
    public void A_date_is_a_day_that_exists(string value, string? code)
    {
        _fields.Date("date", value);
        AssertFault(code, "date");
    }

    [Theory]
    [InlineData("abc", null)]
    [InlineData("a\r\nb", null)]
    [InlineData("a\tbc", null)]
    [InlineData("😀😀😀😀", null)]
    [InlineData("😀😀😀😀😀", "text-too-long")]
    [InlineData("abcde", "text-too-long")]
    [InlineData("a\0", "text-control-character")]
    [InlineData("a\rb", "text-control-character")]
    [InlineData("a\u0085", "text-control-character")]
    [InlineData("a\uFFFD", "text-broken-character")]
    [InlineData(" \n", "text-missing")]
    [InlineData("", "text-missing")]
    public void A_text_is_counted_in_code_points_and_holds_no_control_characters(string value, string? code)
    {
        _fields.Text("note", value, 4, required: true);
        AssertFault(code, "note");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_broken_character()
    {
        _fields.Text("note", "a\ud800", 4);
        AssertFault("text-broken-character", "note");
    }

    [Fact]
    public void Line_ends_become_LF() => Assert.Equal("a\nb", _fields.Text("note", "a\r\nb", 3));

    [Theory]
    [InlineData("theme-01", null)]
    [InlineData("", "id-invalid")]
    [InlineData("Theme", "id-invalid")]
    [InlineData("a b", "id-invalid")]
    [InlineData("é", "id-invalid")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", "id-invalid")]
    public void An_id_is_ASCII_and_short(string value, string? code)
    {
        _fields.Id("activityId", value);
        AssertFault(code, "activityId");
    }

    [Theory]
    [InlineData(0, 50, null)]
    [InlineData(200, 200, null)]
    [InlineData(201, 200, "page-size-invalid")]
    [InlineData(-1, 1, "page-size-invalid")]
    public void A_page_has_a_size_within_bounds(int asked, int given, string? code)
    {
        Assert.Equal(given, _fields.PageSize(asked));
        AssertFault(code, "pageSize");
    }

    [Fact]
    public void A_field_that_the_JSON_had_in_a_wrong_form_is_not_judged_twice()
    {
        var fields = new RequestFields([Refusal.Malformed("field-type-invalid", "date")]);
        fields.Date("date", "");
        fields.Id("activityId", "");
        Assert.Equal(["field-type-invalid", "id-invalid"], fields.Faults.Select(fault => fault.Code));
        Assert.Equal(2, Assert.Throws<RefusedException>(fields.ThrowIfAny).Refusals.Count);
    }

    private void AssertFault(string? code, string field)
    {
        if (code is null)
        {
            Assert.Empty(_fields.Faults);
            _fields.ThrowIfAny();
            return;
        }

        var fault = Assert.Single(_fields.Faults);
        Assert.Equal((code, field, RefusalKind.Malformed), (fault.Code, fault.Field, fault.Kind));
    }
}
