using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Identity.Keys;

/// <summary>
/// The keys that outlive the process, from configuration or from files that only their owner can read. A lost key ends
/// every sign-in, so none is ever made for one run only.
/// </summary>
internal static class StoredKeys
{
    public const string SigningFile = "identity-signing.key";
    public const string EncryptionFile = "identity-encryption.key";

    /// <summary>The RSA key that signs tokens: RSA because a signature is checked far more often than made.</summary>
    public static RsaSecurityKey Signing(string? configured, string folder)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(
            string.IsNullOrWhiteSpace(configured)
                ? PrivateFile.Keep(Path.Combine(folder, SigningFile), NewSigningKey)
                : configured);
        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }

    /// <summary>The key that hides what codes and refresh tokens hold.</summary>
    public static SymmetricSecurityKey Encryption(string? configured, string folder)
    {
        var text = string.IsNullOrWhiteSpace(configured)
            ? PrivateFile.Keep(Path.Combine(folder, EncryptionFile), NewEncryptionKey)
            : configured;
        var bytes = Convert.FromBase64String(text.Trim());
        return bytes.Length == 32
            ? new SymmetricSecurityKey(bytes)
            : throw new InvalidOperationException("Identity:EncryptionKey must be 32 bytes as base64.");
    }

    private static string NewSigningKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    private static string NewEncryptionKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
