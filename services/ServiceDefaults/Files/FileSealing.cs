using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>
/// How a file is encrypted: each part bound to its number, the file and the scope, so that none can stand in the place
/// of another; and a seal that says how many there are, so that none can be left off.
/// </summary>
internal static class FileSealing
{
    private const int HashSize = 32;
    private const int SealSize = sizeof(long) + sizeof(int) + HashSize;

    public static byte[] WrapKey(byte[] scopeKey, byte[] dataKey, Guid id, string scope) =>
        Sealing.Seal(scopeKey, dataKey, Bound("key", 0, id, scope));

    public static byte[] OpenKey(byte[] scopeKey, FileRow row) => Open(
        scopeKey, row.WrappedKey, Bound("key", 0, row.Id, row.Scope), row.Id, "The key");

    public static byte[] SealPart(byte[] dataKey, ReadOnlySpan<byte> plain, int number, Guid id, string scope) =>
        Sealing.Seal(dataKey, plain, Bound("part", number, id, scope));

    public static byte[] OpenPart(byte[] dataKey, byte[]? cipher, int number, Guid id, string scope) => Open(
        dataKey, cipher ?? [], Bound("part", number, id, scope), id, $"Part {number}");

    public static byte[] Seal(byte[] dataKey, KeptFile file, int parts, string scope)
    {
        Span<byte> plain = stackalloc byte[SealSize];
        BinaryPrimitives.WriteInt64BigEndian(plain, file.Length);
        BinaryPrimitives.WriteInt32BigEndian(plain[sizeof(long)..], parts);
        file.Sha256.Span.CopyTo(plain[^HashSize..]);
        return Sealing.Seal(dataKey, plain, Bound("seal", 0, file.Id, scope));
    }

    public static (KeptFile File, int Parts) OpenSeal(byte[] dataKey, FileRow row)
    {
        var plain = Open(dataKey, row.Seal ?? [], Bound("seal", 0, row.Id, row.Scope), row.Id, "The seal");
        return (
            new KeptFile(row.Id, BinaryPrimitives.ReadInt64BigEndian(plain), plain.AsMemory(^HashSize..)),
            BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(sizeof(long))));
    }

    private static byte[] Open(byte[] key, byte[] value, byte[] bound, Guid id, string what)
    {
        try
        {
            return Sealing.Open(key, value, bound);
        }
        catch (CryptographicException failure)
        {
            throw new FileAlteredException(id, what, failure);
        }
    }

    private static byte[] Bound(string what, int number, Guid id, string scope)
    {
        Span<byte> place = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(place, number);
        return [.. Encoding.ASCII.GetBytes(what), .. place, .. id.ToByteArray(), .. Encoding.UTF8.GetBytes(scope)];
    }
}
