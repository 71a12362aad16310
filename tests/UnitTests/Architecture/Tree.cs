namespace VikLearning.UnitTests.Architecture;

/// <summary>The repository as files.</summary>
internal static class Tree
{
    private static readonly string[] s_skipped = ["bin", "obj", "artifacts", ".git", "data"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The files below a folder, as paths from the root with slashes; nothing built.</summary>
    public static IEnumerable<string> Files(string ending, params string[] below) =>
        below.Select(folder => Path.Combine(Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + ending, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => s_skipped.Contains(part)));

    /// <summary>The text of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VikLearning.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("VikLearning.sln");
        }

        return folder.FullName;
    }
}
