using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.AllInOne;

/// <summary>The verb <c>rotate-key</c>: the demo's data folder gets a new master key, while no suite uses it.</summary>
internal static class RotateKeyCommand
{
    /// <summary>0 when there is a new key, 1 with the reason on standard error otherwise.</summary>
    public static async Task<int> RunAsync(AllInOneOptions options)
    {
        using var folder = DataFolder.Take(options.DataFolder);
        if (!MasterKeyFile.Rotate(folder.Path))
        {
            await Console.Error.WriteLineAsync($"No suite ever ran on {folder.Path}.");
            return 1;
        }

        Console.WriteLine(
            $"{Path.Combine(folder.Path, MasterKeyFile.Name)} has a new master key in its first line. The next start"
            + " wraps every key by it and says, once a service, when the line below it can be taken out.");
        return 0;
    }
}
