namespace VikLearning.ServiceDefaults.Files;

/// <summary>A file that is on disk, whole.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Sha256">Of its bytes; kept encrypted, since it would tell who has the same file.</param>
public sealed record KeptFile(Guid Id, long Length, ReadOnlyMemory<byte> Sha256);
