using System.Security.Cryptography;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>AES-256-GCM with a random nonce: nonce, ciphertext and tag in one array.</summary>
internal static class Sealing
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var result = new byte[NonceSize + plain.Length + TagSize];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceSize, plain.Length), result.AsSpan(^TagSize..), bound);
        return result;
    }

    /// <exception cref="CryptographicException">The value, or what it is bound to, was altered.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> bound)
    {
        if (value.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("A sealed value is too short.");
        }

        var plain = new byte[value.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(value[..NonceSize], value[NonceSize..^TagSize], value[^TagSize..], plain, bound);
        return plain;
    }
}
