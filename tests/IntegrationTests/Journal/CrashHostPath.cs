namespace VikLearning.IntegrationTests.Journal;

/// <summary>The child process of the tests that kill.</summary>
internal static class CrashHostPath
{
    // bin/CONFIGURATION/FRAMEWORK of these tests -> the same of the child.
    public static string Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var tests = output.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(
            tests, "CrashHost", "bin", output.Parent.Name, output.Name,
            "VikLearning.CrashHost" + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }
}
