using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Makes tokens as the suite's provider makes them, with its own key, and with whatever is to be wrong about them. What
/// is refused is so for that one thing alone.
/// </summary>
internal sealed class Forge : IDisposable
{
    public const string Audience = "viklearning";

    private readonly RSA _key = RSA.Create(2048);

    public Forge()
    {
        Pem = _key.ExportPkcs8PrivateKeyPem();
        KeyId = Base64UrlEncoder.Encode(new RsaSecurityKey(_key).ComputeJwkThumbprint());
    }

    /// <summary>The key as the provider is configured with it.</summary>
    public string Pem { get; }

    /// <summary>The key's id as the provider gives it.</summary>
    public string KeyId { get; }

    /// <summary>The public half.</summary>
    public RSAParameters Public => _key.ExportParameters(false);

    /// <summary>The issuer that the suite believes.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>A good token.</summary>
    public string Token(string subject, params string[] roles) => Token(subject, roles, _ => { }, _ => { });

    /// <summary>A token with something changed about it, before it is signed.</summary>
    public string Token(
        string subject,
        string[] roles,
        Action<Dictionary<string, object?>> header,
        Action<Dictionary<string, object?>> payload,
        Func<byte[], byte[]>? sign = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var head = new Dictionary<string, object?> { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "at+jwt" };
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["role"] = roles,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["jti"] = Guid.NewGuid().ToString(),
        };
        header(head);
        payload(claims);
        var said = $"{Part(head)}.{Part(claims)}";
        var signature = (sign ?? Sign)(Encoding.ASCII.GetBytes(said));
        return $"{said}.{Base64UrlEncoder.Encode(signature)}";
    }

    /// <summary>The provider's own signature.</summary>
    public byte[] Sign(byte[] said) =>
        _key.SignData(said, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>The provider's own signature with another hash or padding.</summary>
    public byte[] Sign(byte[] said, HashAlgorithmName hash, RSASignaturePadding padding) =>
        _key.SignData(said, hash, padding);

    public string PublicPem() => _key.ExportSubjectPublicKeyInfoPem();

    public byte[] PublicDer() => _key.ExportSubjectPublicKeyInfo();

    public void Dispose() => _key.Dispose();

    private static string Part(Dictionary<string, object?> part) =>
        Base64UrlEncoder.Encode(JsonSerializer.Serialize(part.Where(claim => claim.Value is not null).ToDictionary()));
}
