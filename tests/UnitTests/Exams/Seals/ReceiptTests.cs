using System.Buffers.Text;
using System.Text;
using VikLearning.Exams.Seals;
using Xunit;

namespace VikLearning.UnitTests.Exams.Seals;

public class ReceiptTests
{
    private static readonly byte[][] s_contents = [[1, 2, 3], "Wat ik leerde"u8.ToArray()];

    [Fact]
    public async Task The_receipt_of_a_container_is_known_as_the_academys()
    {
        var (container, root) = Containers.Make(s_contents);
        var (receipt, jwks) = Containers.Sign(root);

        Assert.Empty(Receipt.Verify(receipt + "\n", jwks, await Containers.VerifyAsync(container)));
    }

    // Whoever changes an item and hashes everything anew has a container that verifies, and no receipt for it.
    [Fact]
    public async Task A_forgery_that_was_hashed_anew_fails_against_the_receipt()
    {
        var (receipt, jwks) = Containers.Sign(Containers.Make(s_contents).Root);
        var (forged, _) = Containers.Make([1, 2, 3], "Wat ik niet leerde"u8.ToArray());
        var report = await Containers.VerifyAsync(forged);

        Assert.Empty(report.Findings);
        Assert.Equal("receipt", Assert.Single(Receipt.Verify(receipt, jwks, report)).Place);
    }

    [Fact]
    public async Task A_receipt_that_another_signed_is_none_of_the_academys()
    {
        var (container, root) = Containers.Make(s_contents);
        var (theirs, _) = Containers.Sign(root);
        var (_, jwks) = Containers.Sign(root);

        Assert.Equal(
            "receipt", Assert.Single(Receipt.Verify(theirs, jwks, await Containers.VerifyAsync(container))).Place);
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"@"}""")]
    [InlineData("""{"alg":"HS256","kid":"@"}""")]
    [InlineData("""{"alg":"ES256","kid":"another"}""")]
    [InlineData("""{"alg":"ES256"}""")]
    [InlineData("""["ES256"]""")]
    [InlineData("ES256")]
    public async Task A_receipt_with_another_header_is_refused(string header)
    {
        var (container, root) = Containers.Make(s_contents);
        var (receipt, jwks) = Containers.Sign(root);
        var id = (string)System.Text.Json.Nodes.JsonNode.Parse(jwks)!["keys"]![0]!["kid"]!;
        var other = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.Replace("@", id, StringComparison.Ordinal)));

        var findings = Receipt.Verify(
            other + receipt[receipt.IndexOf('.', StringComparison.Ordinal)..], jwks,
            await Containers.VerifyAsync(container));

        Assert.Equal("receipt", Assert.Single(findings).Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    public async Task What_is_no_receipt_is_said_to_be_none(string receipt)
    {
        var (container, root) = Containers.Make(s_contents);
        var report = await Containers.VerifyAsync(container);

        Assert.Equal("receipt", Assert.Single(Receipt.Verify(receipt, Containers.Sign(root).Jwks, report)).Place);
        Assert.Equal("receipt", Assert.Single(Receipt.Verify(Containers.Sign(root).Receipt, "no keys", report)).Place);
    }
}
