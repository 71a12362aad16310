using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Tokens that nobody may believe, by what is wrong with them: each but for that one thing as good as any.
/// </summary>
internal static class BadTokens
{
    private static readonly RSA s_foreign = RSA.Create(2048);
    private static readonly ECDsa s_curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>All of them. What a header points to is at <paramref name="lure"/>, where nobody should come.</summary>
    public static Dictionary<string, string> All(Forge forge, string lure) =>
        Times(forge).Concat(Places(forge)).Concat(Types(forge)).Concat(Algorithms(forge)).Concat(PublicKeys(forge))
            .Concat(Keys(forge, lure)).Concat(Broken(forge)).ToDictionary();

    private static IEnumerable<KeyValuePair<string, string>> Times(Forge forge) =>
    [
        new("expired a second ago", Claims(forge, claims => Shift(claims, -301))),
        new("expired long ago", Claims(forge, claims => Shift(claims, -100_000))),
        new("not yet valid", Claims(forge, claims => claims["nbf"] = Now + 60)),
        new("without an end", Claims(forge, claims => claims["exp"] = null)),
        new("an end that is no number", Claims(forge, claims => claims["exp"] = "tomorrow")),
        new("lives an hour", Claims(forge, claims => claims["exp"] = Now + 3600)),
        new("lives an hour and does not say since when", Claims(forge, claims =>
            (claims["iat"], claims["exp"]) = (null, Now + 3600))),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Places(Forge forge) =>
    [
        new("another audience", Claims(forge, claims => claims["aud"] = "portal")),
        new("no audience", Claims(forge, claims => claims["aud"] = null)),
        new("other audiences", Claims(forge, claims => claims["aud"] = new[] { "portal", "viklearning2" })),
        new("another issuer", Claims(forge, claims => claims["iss"] = "https://issuer.example/")),
        new("an issuer like ours", Claims(forge, claims => claims["iss"] = forge.Issuer + "x")),
        new("no issuer", Claims(forge, claims => claims["iss"] = null)),
        new("no subject", Claims(forge, claims => claims["sub"] = null)),
        new("an empty subject", Claims(forge, claims => claims["sub"] = "")),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Types(Forge forge) =>
    [
        new("no type", Head(forge, head => head["typ"] = null)),
        new("type JWT", Head(forge, head => head["typ"] = "JWT")),
        new("type of a logout", Head(forge, head => head["typ"] = "logout+jwt")),
        new("type of a proof", Head(forge, head => head["typ"] = "dpop+jwt")),
        new("something critical that nobody knows", Head(forge, head =>
            (head["crit"], head["http://x.example/y"]) = (new[] { "http://x.example/y" }, true))),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Algorithms(Forge forge) =>
    [
        .. from name in (string[])["none", "None", "NONE", "nOnE", ""]
           select KeyValuePair.Create($"alg '{name}', unsigned", Signed(forge, name, _ => [])),
        new("alg none with a signature", Signed(forge, "none", forge.Sign)),
        new("no alg", Head(forge, head => head["alg"] = null)),
        new("RS512", Signed(forge, "RS512",
            said => forge.Sign(said, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))),
        new("RS384", Signed(forge, "RS384",
            said => forge.Sign(said, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1))),
        new("ES256 by nobody's key", Signed(forge, "ES256", said => s_curve.SignData(said, HashAlgorithmName.SHA256))),
        new("ES256 with an RSA signature", Signed(forge, "ES256", forge.Sign)),
        new("ES256 of zeros", Signed(forge, "ES256", _ => new byte[64])),
    ];

    // The old trick: a public key taken for the secret of an HMAC.
    private static IEnumerable<KeyValuePair<string, string>> PublicKeys(Forge forge)
    {
        var (modulus, exponent) = (
            Base64UrlEncoder.Encode(forge.Public.Modulus), Base64UrlEncoder.Encode(forge.Public.Exponent));
        var jwk = new Dictionary<string, string>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = forge.KeyId,
            ["n"] = modulus,
            ["e"] = exponent,
        };
        (string Name, byte[] Secret)[] secrets =
        [
            ("the public key as PEM", Encoding.ASCII.GetBytes(forge.PublicPem())),
            ("the public key as PEM with an end of line", Encoding.ASCII.GetBytes(forge.PublicPem() + "\n")),
            ("the public key as DER", forge.PublicDer()),
            ("the public key as JWK", JsonSerializer.SerializeToUtf8Bytes(jwk)),
            ("the modulus", forge.Public.Modulus!),
            ("the modulus as text", Encoding.ASCII.GetBytes(modulus)),
            ("the key's id", Encoding.ASCII.GetBytes(forge.KeyId)),
            ("nothing", []),
        ];
        foreach (var (name, secret) in secrets)
        {
            yield return new($"HS256 with {name}", Signed(forge, "HS256", said => HMACSHA256.HashData(secret, said)));
            yield return new($"HS512 with {name}", Signed(forge, "HS512", said => HMACSHA512.HashData(secret, said)));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Keys(Forge forge, string lure)
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(
            new RsaSecurityKey(s_foreign.ExportParameters(false)) { KeyId = "lure" });
        var known = new Dictionary<string, object> { ["kty"] = "RSA", ["kid"] = "lure", ["n"] = jwk.N, ["e"] = jwk.E };
        yield return new("another provider's key", Foreign(forge, _ => { }));
        yield return new("another provider's key without an id", Foreign(forge, head => head["kid"] = null));
        foreach (var kid in (string[])
        [
            "../../../../../../dev/null", "/etc/passwd", "file:///etc/hostname", $"{lure}/kid", "' OR '1'='1' --",
            "x'; DROP TABLE keys; --", "| sleep 5", "line\r\nbreak", new string('k', 4000),
        ])
        {
            var name = kid.Length > 60 ? "a long text" : kid;
            yield return new($"kid {name}", Foreign(forge, head => head["kid"] = kid));
            yield return new($"kid {name} and an empty secret", forge.Token("student", ["student"], head =>
                (head["kid"], head["alg"]) = (kid, "HS256"), _ => { }, said =>
                    HMACSHA256.HashData(Array.Empty<byte>(), said)));
        }

        foreach (var name in (string[])["jku", "x5u"])
        {
            yield return new($"{name} elsewhere", Foreign(forge, head => head[name] = $"{lure}/{name}"));
            yield return new($"{name} elsewhere under our kid", Foreign(forge, head =>
                (head[name], head["kid"]) = ($"{lure}/{name}", forge.KeyId)));
        }

        yield return new("its own key in jwk", Foreign(forge, head => (head["jwk"], head["kid"]) = (known, "lure")));
        yield return new("its own certificate in x5c", Foreign(forge, head => head["x5c"] = new[] { Certificate() }));
    }

    private static IEnumerable<KeyValuePair<string, string>> Broken(Forge forge)
    {
        var good = forge.Token("student", "student", "team-chief", "service");
        var parts = good.Split('.');
        var other = forge.Token("mate", "student").Split('.');
        yield return new("garbage", "garbage");
        yield return new("three parts of garbage", "not.a.token");
        yield return new("dots", "..");
        yield return new("without its signature", $"{parts[0]}.{parts[1]}.");
        yield return new("without its third part", $"{parts[0]}.{parts[1]}");
        yield return new("with another's signature", $"{parts[0]}.{parts[1]}.{other[2]}");
        yield return new("with another's claims", $"{parts[0]}.{other[1]}.{parts[2]}");
        yield return new("with a bit turned", good[..^4] + (good[^4] == 'A' ? 'B' : 'A') + good[^3..]);
        yield return new("with half a signature", good[..^40]);
        yield return new("twice", $"{good}.{good}");
        yield return new("of five parts", $"{good}.{parts[0]}.{parts[1]}");
        yield return new("with a space in it", $"{parts[0]}. {parts[1]}.{parts[2]}");
        yield return new("huge", $"{parts[0]}.{parts[1]}.{new string('A', 20_000)}");
        yield return new("deep", $"{parts[0]}.{Base64UrlEncoder.Encode(Deep())}.{parts[2]}");
    }

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static string Deep() => string.Concat(Enumerable.Repeat("{\"a\":", 3000)) + new string('}', 3000);

    private static void Shift(Dictionary<string, object?> claims, int seconds) =>
        (claims["iat"], claims["exp"]) = ((long)claims["iat"]! + seconds, (long)claims["exp"]! + seconds);

    private static string Claims(Forge forge, Action<Dictionary<string, object?>> change) =>
        forge.Token("student", ["student", "team-chief", "service"], _ => { }, change);

    private static string Head(Forge forge, Action<Dictionary<string, object?>> change) =>
        forge.Token("student", ["student", "team-chief", "service"], change, _ => { });

    private static string Signed(Forge forge, string algorithm, Func<byte[], byte[]> sign) =>
        forge.Token("student", ["student", "team-chief", "service"], head => head["alg"] = algorithm, _ => { }, sign);

    private static string Foreign(Forge forge, Action<Dictionary<string, object?>> change) =>
        forge.Token("student", ["student", "team-chief", "service"], change, _ => { }, said =>
            s_foreign.SignData(said, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static string Certificate()
    {
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=lure", s_foreign, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        return Convert.ToBase64String(certificate.RawData);
    }
}
