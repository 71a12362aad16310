namespace VikLearning.TestHosts;

/// <summary>Finds what the same build (Debug or Release) made of another project.</summary>
public static class BuiltProject
{
    /// <summary>The assembly of a project, such as <c>deploy/AllInOne</c>.</summary>
    /// <exception cref="InvalidOperationException">It was not built.</exception>
    public static string Find(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "VikLearning.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("No VikLearning.sln above the tests' folder.");
        }

        var projectFile = Directory.GetFiles(Path.Combine(root.FullName, project), "*.csproj").Single();
        var built = Path.Combine(
            root.FullName, project, "bin", configuration, framework,
            $"VikLearning.{Path.GetFileNameWithoutExtension(projectFile)}.dll");
        return File.Exists(built)
            ? built
            : throw new InvalidOperationException($"{built} is not there: build {project} first.");
    }
}
