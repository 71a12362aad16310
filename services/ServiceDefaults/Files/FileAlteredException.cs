using System.Security.Cryptography;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>A kept file is not what was written; the message names the file by its id, and the part.</summary>
#pragma warning disable CA1032 // It always says which file and what of it.
public sealed class FileAlteredException(Guid id, string what, Exception? cause = null)
    : CryptographicException($"{what} of the file {id} is not as it was written.", cause)
#pragma warning restore CA1032
{
    /// <summary>The file.</summary>
    public Guid FileId { get; } = id;
}
