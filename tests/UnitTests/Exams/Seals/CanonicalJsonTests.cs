using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using VikLearning.Exams.Seals;
using Xunit;

namespace VikLearning.UnitTests.Exams.Seals;

public class CanonicalJsonTests
{
    // RFC 8785, section 3.2.3: names of which the order by code units is neither that of UTF-8 nor alphabetical.
    [Fact]
    public void Names_are_sorted_by_their_code_units() => Assert.Equal(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
            + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
            + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        Write("""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """));

    // RFC 8785, section 3.2.2.2 and its example.
    [Fact]
    public void What_needs_no_escape_has_none() => Assert.Equal(
        """["€$\u000f\nA'B\"\\\\\"/",true,false,null,"\b\t\f\r\u0000\u001f"]""",
        Write("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", true, false, null, "\b\t\f\r\u0000\u001f"]"""));

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("9007199254740992")]
    [InlineData("-9223372036854775808")]
    public void A_number_that_a_seal_has_not_is_refused(string number) =>
        Assert.Throws<InvalidDataException>(() => Write(number));

    [Fact]
    public void A_lone_surrogate_is_refused() =>
        Assert.Throws<InvalidDataException>(() => CanonicalJson.Write(JsonValue.Create("\ud800")));

    [Fact]
    public void What_is_written_reads_as_the_same_and_is_written_the_same() =>
        Gen.Select(Gen.String, Gen.String, Gen.Long[-9007199254740991, 9007199254740991], Gen.Bool)
            .Where((name, text, _, _) => IsUnicode(name) && IsUnicode(text) && name != "b")
            .Sample((name, text, number, flag) =>
            {
                var value = new JsonObject
                {
                    [name] = new JsonArray(text, number, flag, null),
                    ["b"] = new JsonObject { [text] = number },
                };
                var written = CanonicalJson.Write(value);
                var read = JsonNode.Parse(written);
                return JsonNode.DeepEquals(value, read) && CanonicalJson.Write(read).SequenceEqual(written);
            });

    private static bool IsUnicode(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static string Write(string json) => Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse(json)));
}
