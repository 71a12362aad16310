using System.Security.Cryptography;
using System.Text;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>Wraps the keys of one service by the current master key, and opens what any of them wrapped.</summary>
internal sealed class KeyWrapping
{
    private readonly Dictionary<string, byte[]> _byMaster;

    public KeyWrapping(MasterKeys masters, string service)
    {
        Masters = masters;
        _byMaster = masters.All.ToDictionary(
            master => master.Id, master => master.Derive($"viklearning/scope-keys/{service}"));
    }

    /// <summary>The master keys.</summary>
    public MasterKeys Masters { get; }

    /// <summary>Whether a master key of this id is there.</summary>
    public bool Knows(string master) => _byMaster.ContainsKey(master);

    /// <summary>Wraps a key by the current master key.</summary>
    public KeyRow Wrap(string scope, ReadOnlySpan<byte> key) =>
        new(scope, Sealing.Seal(_byMaster[Masters.Current.Id], key, Bound(scope)), Masters.Current.Id);

    /// <summary>The key of a row that was not destroyed.</summary>
    /// <exception cref="CryptographicException">It was altered, or its master key is not there.</exception>
    public byte[] Open(KeyRow row) => TryOpen(row, out _) ?? throw new CryptographicException(
        "A key is wrapped by a master key that this process does not have.");

    /// <summary>The key of a row that was not destroyed, and what wraps it; null when no master key does.</summary>
    /// <exception cref="CryptographicException">It was altered.</exception>
    public byte[]? TryOpen(KeyRow row, out MasterKey? master)
    {
        if (row.Master is not null)
        {
            master = Masters.All.FirstOrDefault(known => known.Id == row.Master);
            return master is null ? null : Sealing.Open(_byMaster[master.Id], row.Wrapped, Bound(row.Scope));
        }

        foreach (var candidate in Masters.All)
        {
            try
            {
                master = candidate;
                return Sealing.Open(_byMaster[candidate.Id], row.Wrapped, Bound(row.Scope));
            }
            catch (AuthenticationTagMismatchException)
            {
                // Another one wraps it, or none.
            }
        }

        master = null;
        return null;
    }

    private static byte[] Bound(string scope) => Encoding.UTF8.GetBytes(scope);
}
