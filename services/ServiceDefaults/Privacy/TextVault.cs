using System.Security.Cryptography;
using System.Text;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Privacy;

/// <inheritdoc />
internal sealed class TextVault(ScopeKeys keys) : ITextVault
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public async Task<SealedText> SealAsync(
        Guid id, string scope, string text, CancellationToken cancellation = default)
    {
        ScopeName.Require(scope);
        var plain = Strict.GetBytes(text);
        var scopeKey = await keys.ObtainAsync(scope, cancellation)
            ?? throw new ScopeErasedException();
        var dataKey = RandomNumberGenerator.GetBytes(32);
        var bound = Bound(id, scope);
        return new SealedText(
            id, scope, Sealing.Seal(scopeKey, dataKey, bound), Sealing.Seal(dataKey, plain, bound));
    }

    public async Task<string?> OpenAsync(SealedText sealedText, CancellationToken cancellation = default)
    {
        var scopeKey = await keys.FindAsync(sealedText.Scope, cancellation);
        if (scopeKey is null)
        {
            return null;
        }

        var bound = Bound(sealedText.Id, sealedText.Scope);
        var dataKey = Sealing.Open(scopeKey, sealedText.WrappedKey, bound);
        return Strict.GetString(Sealing.Open(dataKey, sealedText.Cipher, bound));
    }

    public byte[] Mac(string domain, ReadOnlySpan<byte> value) => keys.Mac(domain, value);

    private static byte[] Bound(Guid id, string scope) => [.. id.ToByteArray(), .. Encoding.UTF8.GetBytes(scope)];
}
