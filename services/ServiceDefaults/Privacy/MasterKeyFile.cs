using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// The demo's master keys, in a file of the data folder that only its owner can read: a key a line, the current one
/// first and below it the retired ones.
/// </summary>
public static class MasterKeyFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "master.key";

    /// <summary>Puts a new key above those that are there: from the next start on it is the current one.</summary>
    /// <param name="folder">The data folder; no suite may be using it.</param>
    /// <returns>Whether there was a key to change.</returns>
    public static bool Rotate(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return false;
        }

        PrivateFile.Replace(path, $"{MasterKey.NewText()}\n{File.ReadAllText(path).Trim()}\n");
        return true;
    }

    /// <summary>The keys of the folder; one is made when there is none.</summary>
    internal static MasterKeys Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        var keys = MasterKeys.Split(PrivateFile.Keep(path, MasterKey.NewText));
        return MasterKeys.Parse(keys.FirstOrDefault(""), keys.Skip(1), "", MasterKeyNames.Of(path));
    }
}
