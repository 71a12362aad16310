using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using VikLearning.Exams.Seals;
using Xunit;

namespace VikLearning.UnitTests.Exams.Seals;

public class SealVerifierTests
{
    private static readonly byte[][] s_contents = [[1, 2, 3], "Wat ik leerde"u8.ToArray(), [], [255, 0, 7, 7]];

    [Fact]
    public void What_was_sealed_verifies_whatever_is_in_it() =>
        Gen.Byte.Array[0, 300].Array[0, 12].Sample(contents =>
        {
            var (container, root) = Containers.Make(contents);
            var report = Containers.VerifyAsync(container).GetAwaiter().GetResult();
            return report.Findings.IsEmpty && report.Root == root && report.Items == contents.Length;
        });

    [Fact]
    public async Task Any_flipped_bit_is_named_by_the_header_or_its_own_item()
    {
        var (container, _) = Containers.Make(s_contents);
        var ends = EndsOf(container);
        for (var place = 0; place < container.Length; place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                container[place] ^= (byte)(1 << bit);
                var found = Assert.Single((await Containers.VerifyAsync(container)).Findings);
                container[place] ^= (byte)(1 << bit);

                var item = ends.FindIndex(end => place < end);
                Assert.Equal(
                    item == 0 ? "header" : $"item {item} ({(item == 1 ? "hours" : "reflection")})", found.Place);
            }
        }
    }

    [Fact]
    public async Task What_is_cut_off_or_added_is_named()
    {
        var (container, _) = Containers.Make(s_contents);

        var cut = (await Containers.VerifyAsync(container[..^2])).Findings;
        var shorter = (await Containers.VerifyAsync(container[..^4])).Findings;
        var longer = (await Containers.VerifyAsync([.. container, 0])).Findings;
        var headless = (await Containers.VerifyAsync(container[..20])).Findings;

        Assert.Equal("item 4 (reflection)", Assert.Single(cut).Place);
        Assert.Equal("item 4 (reflection)", Assert.Single(shorter).Place);
        Assert.Equal("end", Assert.Single(longer).Place);
        Assert.Equal("header", Assert.Single(headless).Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("VIKSEAL1")]
    [InlineData("PK\u0003\u0004 quite another file that is long enough")]
    public async Task What_is_no_container_is_said_to_be_none(string content) => Assert.Equal(
        "header", Assert.Single((await Containers.VerifyAsync(Encoding.UTF8.GetBytes(content))).Findings).Place);

    // With a digest that fits, a header must still say what follows from it, in the one form there is.
    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_header_that_was_made_up_is_refused(string name)
    {
        var (container, _) = Containers.Make(s_contents);
        var length = SealHeader.LengthOf(container)!.Value;
        var header = JsonNode.Parse(container.AsSpan(SealHeader.Prefix, length))!.AsObject();
        s_forgeries[name](header);
        var json = name == "not canonical" ? Encoding.UTF8.GetBytes($"{header.ToJsonString()} ")
            : CanonicalJson.Write(header);

        var report = await Containers.VerifyAsync(
            [.. WithDigest(json), .. container[(SealHeader.Prefix + length + SealHeader.Digest)..]]);

        Assert.Equal("header", Assert.Single(report.Findings).Place);
    }

    public static TheoryData<string> Forged => [.. s_forgeries.Keys];

    private static readonly Dictionary<string, Action<JsonObject>> s_forgeries = new()
    {
        ["not canonical"] = _ => { },
        ["another student"] = header => header["submission"]!["studentId"] = "student02",
        ["another criterion"] = header => header["criteria"]![0]!["id"] = "feedback",
        ["another hash"] = header => header["items"]![1]!["hash"] = new string('0', 64),
        ["another kind"] = header => header["items"]![1]!["kind"] = "dilemma",
        ["a kind that speaks to a terminal"] = header => header["items"]![1]!["kind"] = "\u001b[2J",
        ["another root"] = header => header["root"] = new string('0', 64),
        ["a member more"] = header => header["note"] = "x",
        ["a member less"] = header => header.Remove("criteria"),
        ["an item's member more"] = header => header["items"]![0]!["note"] = "x",
        ["an item less"] = header => header["items"]!.AsArray().RemoveAt(3),
        ["items in another order"] = header => header["items"]![0]!["number"] = 2,
        ["a number as text"] = header => header["items"]![0]!["number"] = "1",
        ["a negative length"] = header => header["items"]![0]!["length"] = -3,
        ["a salt of another length"] = header => header["items"]![0]!["salt"] = "00",
        ["another format"] = header => header["format"] = "viklearning-seal-2",
        ["no items"] = header => header["items"] = "none",
    };

    private static byte[] WithDigest(byte[] json)
    {
        byte[] start = [.. "VIKSEAL1"u8, 0, 0, (byte)(json.Length >> 8), (byte)json.Length, .. json];
        return [.. start, .. System.Security.Cryptography.SHA256.HashData(start)];
    }

    private static List<int> EndsOf(byte[] container)
    {
        var end = SealHeader.Prefix + SealHeader.LengthOf(container)!.Value + SealHeader.Digest;
        var ends = new List<int> { end };
        foreach (var content in s_contents)
        {
            ends.Add(end += content.Length);
        }

        return ends;
    }
}
