using VikLearning.ServiceDefaults.Documents;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Documents;

public class DocumentTextTests
{
    [Theory]
    [InlineData("", "1 document-not-json")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": }\n", "3 document-not-json")]
    [InlineData("{\n  \"a\": 1,\n  \"a\": 2\n}", "3 document-not-json")]
    [InlineData("[1]", "1 document-not-one-object")]
    [InlineData("{}\n{}", "2 document-not-json")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}", "1 document-not-json")]
    public void What_is_no_object_is_told_with_its_line(string text, string fault)
    {
        var faults = new DocumentFaults();

        Assert.Null(DocumentText.Read(text, faults));
        Assert.Equal([fault], faults.Kept.Select(one => $"{one.Line} {one.What.Code}"));
    }

    [Fact]
    public void A_document_has_its_limit()
    {
        var faults = new DocumentFaults();

        Assert.Null(DocumentText.Read(new string(' ', DocumentText.MostCharacters + 1), faults));
        Assert.Equal("document-too-long", Assert.Single(faults.Kept).What.Code);
    }

    [Fact]
    public void Every_fault_comes_at_once_in_the_order_of_lines()
    {
        var faults = new DocumentFaults();
        var part = DocumentText.Read(
            """
            {
              "surplus": 1,
              "number": "3",
              "small": -1,
              "huge": 99999999999999999999,
              "id": "Not An Id",
              "text": "a\nb",
              "words": { "nl": "a" },
              "keys": ["Q1", "Q1"],
              "parts": [1],
              "$comment": "for people"
            }
            """, faults)!;
        part.Whole("number", 1, 9);
        part.Whole("small", 1, 9);
        part.Whole("huge", 1, 9);
        part.Id("id");
        part.Text("text", 10);
        part.Words("words", 10);
        part.Keys("keys", 3);
        part.Parts("parts", 3);
        part.Text("absent", 10);
        part.Close();

        Assert.Equal(
            [
                "1 document-name-missing absent", "2 document-name-unknown ", "3 document-number-expected number",
                "4 document-number-out-of-range small", "5 document-number-out-of-range huge",
                "6 document-id-unfit id", "7 document-text-unfit text", "8 document-name-missing en",
                "9 document-key-twice keys", "10 document-object-expected parts",
            ],
            faults.Kept.Select(one => $"{one.Line} {one.What.Code} {one.What.Field}"));
    }
}
