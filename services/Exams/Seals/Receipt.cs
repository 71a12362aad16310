using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VikLearning.Exams.Seals;

/// <summary>
/// The academy's word that a root was handed in: a JSON Web Signature in its compact form (RFC 7515) with ES256
/// (RFC 7518, ECDSA on P-256 with SHA-256).
/// </summary>
public static class Receipt
{
    private const string Format = "viklearning-receipt-1";
    private const string Algorithm = "ES256";

    /// <summary>The most letters of a receipt.</summary>
    public const int Longest = 8 * 1024;

    /// <summary>What is signed.</summary>
    internal static byte[] PayloadOf(SealSubject subject, string root) => CanonicalJson.Write(new JsonObject
    {
        ["format"] = Format,
        ["root"] = root,
        ["submission"] = subject.Described()["submission"]!.DeepClone(),
    });

    /// <summary>Signs a payload.</summary>
    internal static string Sign(ECDsa key, string keyId, byte[] payload)
    {
        var header = CanonicalJson.Write(new JsonObject { ["alg"] = Algorithm, ["kid"] = keyId });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Whether a receipt is of a container, and one of these keys signed it.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="jwks">The academy's keys, a JSON Web Key Set (RFC 7517).</param>
    /// <param name="report">What came of verifying the container.</param>
    public static ImmutableArray<SealFinding> Verify(string receipt, string jwks, SealReport report)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(jwks);
        ArgumentNullException.ThrowIfNull(report);
        try
        {
            return Read(receipt.Trim(), jwks) is { } payload
                ? Compare(payload, report)
                : [new SealFinding("receipt", "None of the academy's keys signed it.")];
        }
        catch (Exception exception) when (exception
            is FormatException or JsonException or InvalidOperationException or CryptographicException)
        {
            return [new SealFinding("receipt", "It is no receipt, or the keys are no JSON Web Key Set.")];
        }
    }

    private static JsonObject? Read(string receipt, string jwks)
    {
        if (receipt.Length > Longest || receipt.Split('.') is not [var header, var payload, var signature])
        {
            throw new FormatException("A receipt has three parts.");
        }

        var head = ObjectOf(Base64Url.DecodeFromChars(header));
        var key = ObjectOf(Encoding.UTF8.GetBytes(jwks))["keys"]?.AsArray()
            .Select(one => one as JsonObject).FirstOrDefault(one => (string?)one?["kid"] == (string?)head["kid"]);
        if ((string?)head["alg"] != Algorithm || key is null)
        {
            return null;
        }

        using var publicKey = SigningKeys.PublicOf(key);
        return publicKey.VerifyData(
            Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64Url.DecodeFromChars(signature),
            HashAlgorithmName.SHA256)
            ? ObjectOf(Base64Url.DecodeFromChars(payload))
            : null;
    }

    private static ImmutableArray<SealFinding> Compare(JsonObject payload, SealReport report)
    {
        if ((string?)payload["format"] != Format)
        {
            return [new SealFinding("receipt", "It is not one of this format.")];
        }

        var isOfThis = report.Header is { } header && (string?)payload["root"] == report.Root
            && JsonNode.DeepEquals(payload["submission"], header["submission"]);
        return isOfThis
            ? []
            : [new SealFinding("receipt", "It is of another submission, or this one was made anew: the roots differ.")];
    }

    private static JsonObject ObjectOf(byte[] json) =>
        JsonNode.Parse(json) as JsonObject ?? throw new FormatException("An object was expected.");
}
