using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Seals;

/// <summary>The academy's keys for receipts. The private half is kept as an encrypted text.</summary>
/// <param name="Keys">The oldest first; the last one signs.</param>
public sealed record SigningKeys(ImmutableArray<SigningKeyMade> Keys)
{
    private const int CoordinateLength = 32;

    /// <summary>Before the first.</summary>
    public static SigningKeys None { get; } = new([]);

    /// <summary>The key that signs now; null before the first.</summary>
    public SigningKeyMade? Present => Keys.LastOrDefault();

    /// <summary>Makes the first key. Of two that are made at once the first counts.</summary>
    public static Decision Decide(SigningKeys keys, MakeSigningKey command)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(command);
        return keys.Present is { } present
            ? Decision.Accept(new SigningKeyAnswer(present.KeyId))
            : Decision.Accept(new SigningKeyAnswer(command.Made.KeyId), command.Made);
    }

    /// <summary>What is true after an event.</summary>
    public static SigningKeys Evolve(SigningKeys keys, object happened)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return happened is SigningKeyMade made ? new(keys.Keys.Add(made)) : keys;
    }

    /// <summary>The public halves as a JSON Web Key Set (RFC 7517).</summary>
    internal string ToJwks() => new JsonObject
    {
        ["keys"] = new JsonArray([.. Keys.Select(key => (JsonNode)JwkOf(key))]),
    }.ToJsonString();

    /// <summary>A key's name: its thumbprint (RFC 7638).</summary>
    internal static string IdOf(ECParameters key) => Base64Url.EncodeToString(SHA256.HashData(
        CanonicalJson.Write(Coordinates(
            Base64Url.EncodeToString(key.Q.X), Base64Url.EncodeToString(key.Q.Y)))));

    /// <summary>The public half in a JSON Web Key.</summary>
    /// <exception cref="FormatException">It is no key on P-256.</exception>
    internal static ECDsa PublicOf(JsonObject jwk)
    {
        var (x, y) = ((string?)jwk["x"], (string?)jwk["y"]);
        if ((string?)jwk["kty"] != "EC" || (string?)jwk["crv"] != "P-256" || x is null || y is null)
        {
            throw new FormatException("It is no key on P-256.");
        }

        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = CoordinateOf(x), Y = CoordinateOf(y) },
        });
    }

    private static byte[] CoordinateOf(string text) =>
        Base64Url.DecodeFromChars(text) is { Length: CoordinateLength } bytes
            ? bytes
            : throw new FormatException("A coordinate has 32 bytes.");

    private static JsonObject JwkOf(SigningKeyMade key)
    {
        var jwk = Coordinates(key.X, key.Y);
        jwk["alg"] = "ES256";
        jwk["kid"] = key.KeyId;
        jwk["use"] = "sig";
        return jwk;
    }

    private static JsonObject Coordinates(string x, string y) => new()
    {
        ["crv"] = "P-256",
        ["kty"] = "EC",
        ["x"] = x,
        ["y"] = y,
    };
}

/// <summary>Make the key that receipts are signed with.</summary>
public sealed record MakeSigningKey(SigningKeyMade Made);

/// <summary>A key was made. Its coordinates are base64url; the private half is the text.</summary>
public sealed record SigningKeyMade(string KeyId, string X, string Y, Guid PrivateTextId, DateTimeOffset At);

/// <summary>The answer to <see cref="MakeSigningKey"/>: the key that signs.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.signing-key-answer")]
public sealed record SigningKeyAnswer([property: Id(0)] string KeyId);
