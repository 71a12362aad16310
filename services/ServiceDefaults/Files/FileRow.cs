namespace VikLearning.ServiceDefaults.Files;

/// <summary>A file as it is kept.</summary>
/// <param name="Scope">Whose key wraps its own.</param>
/// <param name="Id">Its id.</param>
/// <param name="WrappedKey">Its data key.</param>
/// <param name="Seal">Its length, the number of its parts and its hash, encrypted; null while it is written.</param>
internal sealed record FileRow(string Scope, Guid Id, byte[] WrappedKey, byte[]? Seal);
