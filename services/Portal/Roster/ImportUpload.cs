namespace VikLearning.Portal.Roster;

/// <summary>
/// The archive of a posted form: a chosen file, or the one that was checked before and travels with the page. It is no
/// field that is kept when a session ends: a file is chosen again.
/// </summary>
internal static class ImportUpload
{
    /// <summary>The field of the file, and of what was checked.</summary>
    public const string Field = "archive";

    /// <summary>The most bytes of an archive, as the service has it.</summary>
    public const int MostBytes = 700 * 1024;

    /// <summary>The archive; null when there is none.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile(Field) is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, context.RequestAborted);
            return bytes.ToArray();
        }

        var kept = new byte[MostBytes];
        return form[Field].ToString() is { Length: > 0 } text
            && Convert.TryFromBase64String(text, kept, out var length)
            ? kept[..length]
            : null;
    }
}
