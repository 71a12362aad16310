using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>The SHA-256 of a token: enough to know it again, useless to whoever reads the memory.</summary>
internal readonly record struct TokenHash(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    private const int OnStack = 4096;

    /// <summary>The hash of a token as it stands in the header.</summary>
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        var length = Encoding.UTF8.GetByteCount(token);
        Span<byte> bytes = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        Encoding.UTF8.GetBytes(token, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], hash);
        return MemoryMarshal.Read<TokenHash>(hash);
    }
}
