namespace VikLearning.LoadTests.Reports;

/// <summary>What a run ends with.</summary>
internal static class Closing
{
    /// <summary>Writes the reports, prints the spreads and, last, the ratios; gives the exit code.</summary>
    public static async Task<int> WriteAsync(LoadRun run)
    {
        var report = await ReportFiles.WriteAsync(run);
        Console.WriteLine($"report {Path.GetRelativePath(Environment.CurrentDirectory, report)}");
        if (Machine.Here.Build != "Release")
        {
            Console.WriteLine("A Debug build: the figures do not count.");
        }

        foreach (var line in run.Ratios)
        {
            Console.WriteLine(line);
        }

        if (run.Failed)
        {
            Console.WriteLine("FAILED: errors occurred, or nothing ran.");
        }

        foreach (var line in run.Ratios)
        {
            Console.WriteLine(line.Ratio);
        }

        return run.Failed ? 1 : 0;
    }
}
