using System.Security.Cryptography;
using System.Text;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>A key that wraps other keys.</summary>
internal sealed class MasterKey
{
    private const int Size = 32;
    private const int IdSize = 8;
    private readonly byte[] _key;

    private MasterKey(byte[] key)
    {
        _key = key;
        Id = Convert.ToHexStringLower(Derive("viklearning/master-key-id").AsSpan(0, IdSize));
    }

    /// <summary>By what it is known; made from the key, and telling nothing of it.</summary>
    public string Id { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="text">32 bytes in base64.</param>
    /// <param name="source">Where it comes from, for whoever has to mend it.</param>
    /// <exception cref="InvalidOperationException">It is no key.</exception>
    public static MasterKey Parse(string text, string source)
    {
        var key = new byte[Size + 1];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Size
            ? new MasterKey(key[..Size])
            : throw new InvalidOperationException($"{source} is not 32 bytes in base64.");
    }

    /// <summary>A new key, as it is configured.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>A key of its own for one use.</summary>
    public byte[] Derive(string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Size, info: Encoding.UTF8.GetBytes(use));
}
