namespace VikLearning.ServiceDefaults.Journal;

/// <summary>A free text as it is kept: encrypted, apart from the event that refers to it by id.</summary>
/// <param name="Id">The id that the event carries.</param>
/// <param name="Scope">Whose key wraps it: <c>portfolio/STUDENT</c>. Erasing the scope's key erases the text.</param>
/// <param name="WrappedKey">The text's own data key, wrapped by the scope's key.</param>
/// <param name="Cipher">Nonce, ciphertext and tag (AES-256-GCM), bound to id and scope.</param>
public sealed record SealedText(Guid Id, string Scope, byte[] WrappedKey, byte[] Cipher);
