namespace VikLearning.ServiceDefaults.Files;

/// <summary>
/// The media types (IANA) of the kinds of files that students add: by what the content is, whatever the one who sent it
/// said of it.
/// </summary>
public static class MediaTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Open = "application/vnd.oasis.opendocument.";

    /// <summary>The type of a kind; that of any bytes for one that is not known here.</summary>
    public static string Of(string kind) => kind switch
    {
        "pdf" => "application/pdf",
        "jpeg" or "png" or "gif" or "webp" => $"image/{kind}",
        "docx" => Office + "wordprocessingml.document",
        "xlsx" => Office + "spreadsheetml.sheet",
        "pptx" => Office + "presentationml.presentation",
        "odt" => Open + "text",
        "ods" => Open + "spreadsheet",
        "odp" => Open + "presentation",
        _ => "application/octet-stream",
    };
}
