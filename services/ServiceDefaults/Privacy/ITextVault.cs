using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// Encrypts free text by scope. A scope is what is erased together: a student's portfolio, an exam submission. Each
/// text has its own data key (AES-256-GCM), wrapped by its scope's key, which a master key wraps in a store of its own.
/// </summary>
public interface ITextVault
{
    /// <summary>Encrypts a text. The scope's key is made, durably, at its first use.</summary>
    /// <exception cref="ArgumentException">The scope is not named by ids: that name is kept as it is.</exception>
    /// <exception cref="ScopeErasedException">The scope's key was destroyed.</exception>
    Task<SealedText> SealAsync(Guid id, string scope, string text, CancellationToken cancellation = default);

    /// <summary>Decrypts a text; null when its scope's key was destroyed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered.</exception>
    Task<string?> OpenAsync(SealedText sealedText, CancellationToken cancellation = default);

    /// <summary>
    /// A hash under a key of this service, for values that must be compared and never read: idempotency keys, request
    /// bodies. HMAC-SHA256, 32 bytes; <paramref name="domain"/> keeps its uses apart. It outlives every master key.
    /// </summary>
    byte[] Mac(string domain, ReadOnlySpan<byte> value);
}
