using System.Security.Cryptography;
using System.Text.Json;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.AllInOne;

/// <summary>
/// The suite's folder: one process at a time, and the secrets that its parts share, readable by the owner only.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held, DemoSecrets secrets)
    {
        Path = path;
        _lock = held;
        Secrets = secrets;
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The client secrets of this folder's suite.</summary>
    public DemoSecrets Secrets { get; }

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public static DataFolder Take(string path)
    {
        var folder = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(
                System.IO.Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException($"Another process uses {folder}. Stop it, or give this one --data DIR.", exception);
        }

        var secrets = PrivateFile.Keep(
            SecretsFile(folder),
            () => JsonSerializer.Serialize(new DemoSecrets(NewSecret(), NewSecret(), NewSecret())));
        return new DataFolder(folder, held, JsonSerializer.Deserialize<DemoSecrets>(secrets)!);
    }

    /// <summary>The secrets of the suite that uses the folder, or null when none ever did.</summary>
    public static DemoSecrets? ReadSecrets(string path)
    {
        var file = SecretsFile(path);
        return File.Exists(file) ? JsonSerializer.Deserialize<DemoSecrets>(File.ReadAllText(file)) : null;
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private static string SecretsFile(string path) => System.IO.Path.Combine(path, "demo-secrets.json");

    private static string NewSecret() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
