using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VikLearning.LoadTests.Reports;

/// <summary>Writes a run down: JSON for machines, one HTML file for people.</summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes both into <c>artifacts/load</c> and gives the HTML file's path.</summary>
    public static async Task<string> WriteAsync(LoadRun run)
    {
        var folder = Path.Combine(Root(), "artifacts", "load");
        Directory.CreateDirectory(folder);
        var stamp = run.StartedAt.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder, $"{run.Name}-{stamp}");
        await File.WriteAllTextAsync(path + ".json", Json(run));
        await File.WriteAllTextAsync(path + ".html", HtmlReport.Of(run));
        return path + ".html";
    }

    /// <summary>The run as JSON.</summary>
    public static string Json(LoadRun run) => JsonSerializer.Serialize(
        new
        {
            run.Name,
            run.StartedAt,
            Machine = Machine.Here,
            run.Settings,
            run.Failed,
            run.Measurements,
            run.Ratios,
            run.Notes,
        },
        s_json);

    // The repository that this build is in, else where the command was given.
    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VikLearning.sln")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
