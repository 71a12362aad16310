using System.Security.Cryptography;
using System.Text;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The key that wraps all scope keys, and from which the keys of hashes are derived.</summary>
internal sealed class MasterKey
{
    /// <summary>The file that demo mode makes in the data folder.</summary>
    public const string FileName = "master.key";

    private const int Size = 32;
    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    /// <summary>The configured key, or in demo mode that of the data folder, made at first use.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is no key.</exception>
    public static MasterKey Obtain(EncryptionOptions options, StorageOptions storage)
    {
        if (options.MasterKey.Length > 0)
        {
            return Parse(options.MasterKey, "Encryption:MasterKey");
        }

        if (!options.CreateMasterKey)
        {
            throw new InvalidOperationException(
                "Encryption:MasterKey is not set: give 32 random bytes in base64, kept apart from the database"
                + " and its backups. Without it no text can be encrypted or read.");
        }

        var path = Path.Combine(storage.Directory, FileName);
        return Parse(PrivateFile.Keep(path, NewKey), path);
    }

    /// <summary>A key of its own for one use.</summary>
    public byte[] Derive(string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Size, info: Encoding.UTF8.GetBytes(use));

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    private static MasterKey Parse(string text, string source)
    {
        var key = new byte[Size + 1];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Size
            ? new MasterKey(key[..Size])
            : throw new InvalidOperationException($"{source} is not 32 bytes in base64.");
    }
}
