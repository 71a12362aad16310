using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace VikLearning.BrowserTests;

/// <summary>The academy's own roster as it is taken along, with a cohort more.</summary>
internal static class RosterFiles
{
    /// <summary>The first day of that cohort: some weeks ago.</summary>
    public static DateOnly Start { get; } = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-60);

    /// <summary>A cohort that no other test knows, with two teams and one student.</summary>
    /// <param name="archive">The roster as it stands.</param>
    /// <param name="id">The cohort's id.</param>
    public static byte[] WithCohort(byte[] archive, string id) => Changed(archive, (file, text) => file switch
    {
        "academicSessions.csv" => text
            + $"{id}-jaar,,,Browser,schoolYear,{Start:yyyy-MM-dd},{Start.AddYears(1):yyyy-MM-dd},,{Start.Year + 1}\r\n",
        "courses.csv" => text
            + $"{id},,,{id}-jaar,Browserlichting,,,noord,,,lpo-year-1,1,calendar-example\r\n",
        "classes.csv" => text
            + $"{id}~a,,,Blauw,,{id},blauw,scheduled,,noord,{id}-jaar,,,\r\n"
            + $"{id}~b,,,Groen,,{id},groen,scheduled,,noord,{id}-jaar,,,\r\n",
        "users.csv" => text + $"{id}-student,,,true,{id},,Noor,Zomer{new string(',', 15)}\r\n",
        "roles.csv" => text + $"{id}-rol,,,{id}-student,primary,student,,,noord,\r\n",
        "enrollments.csv" => text + $"{id}-plek,,,{id}~a,noord,{id}-student,student,,,\r\n",
        _ => text,
    });

    /// <summary>Faults in two files.</summary>
    public static byte[] Spoilt(byte[] archive) => Changed(archive, (file, text) => file switch
    {
        "orgs.csv" => text.Replace(",school,", ",district,", StringComparison.Ordinal),
        "enrollments.csv" => text.Replace(",teacher,", ",docent,", StringComparison.Ordinal),
        _ => text,
    });

    /// <summary>The archive as the administrator gets it.</summary>
    public static async Task<byte[]> ExportAsync(IPage page)
    {
        var answer = await page.APIRequest.GetAsync("/rooster/archief");
        return await answer.BodyAsync();
    }

    /// <summary>Chooses a file in the form, and has it checked.</summary>
    public static async Task CheckAsync(IPage page, byte[] archive)
    {
        await page.GotoAsync("/rooster/import");
        await page.Locator("#archive").SetInputFilesAsync(
            new FilePayload { Name = "rooster.zip", MimeType = "application/zip", Buffer = archive });
        await page.Locator("form:has(#archive) button").ClickAsync();
    }

    private static byte[] Changed(byte[] archive, Func<string, string, string> change)
    {
        using var before = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        using (var after = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in before.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                using var writer = new StreamWriter(after.CreateEntry(entry.Name).Open(), new UTF8Encoding(false));
                writer.Write(change(entry.Name, reader.ReadToEnd()));
            }
        }

        return bytes.ToArray();
    }
}
