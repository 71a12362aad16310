using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// The keys of a service's hashes. They are kept wrapped like any other, so that a hash stays the same when the master
/// key changes: a retry is known by it for as long as its first answer is kept.
/// </summary>
internal sealed class MacKeys
{
    private const string Root = "~mac";

    // Earlier builds derived these two from their master key each time. Derived once more they are written down, so
    // that what those builds kept still compares; for a new store it is one key as good as another.
    private static readonly string[] s_derived = ["command", "body"];

    private readonly ConcurrentDictionary<string, byte[]> _byDomain = new(StringComparer.Ordinal);
    private readonly byte[] _root;

    private MacKeys(byte[] root) => _root = root;

    /// <summary>Reads them, and makes those that are not there.</summary>
    /// <param name="service">The service they belong to.</param>
    /// <param name="first">The master key under which the store was made, as far as it is known.</param>
    /// <param name="keep">Gives the kept key of a name, which is the given one when there is none.</param>
    public static async Task<MacKeys> ObtainAsync(
        string service, MasterKey first, Func<string, byte[], Task<byte[]>> keep)
    {
        var keys = new MacKeys(await keep(Root, RandomNumberGenerator.GetBytes(32)));
        foreach (var domain in s_derived)
        {
            keys._byDomain[domain] = await keep(
                $"{Root}/{domain}", first.Derive($"viklearning/mac/{service}/{domain}"));
        }

        return keys;
    }

    /// <summary>The key of one use. Uses are constants of the code, so they stay few.</summary>
    public byte[] Of(string domain) => _byDomain.GetOrAdd(
        domain,
        static (name, root) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root, 32, info: Encoding.UTF8.GetBytes(name)),
        _root);
}
