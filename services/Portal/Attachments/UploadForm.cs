using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace VikLearning.Portal.Attachments;

/// <summary>
/// A form with a file, read up to the file: that one is handed on as it comes in, and never lies on a disk of ours. The
/// fields stand before it, the token against foreign posts among them.
/// </summary>
internal sealed class UploadForm
{
    /// <summary>The field of the file.</summary>
    public const string FileField = "file";

    private const int LongestBoundary = 100;
    private const int LongestField = 8 * 1024;
    private const int MostFields = 10;

    private readonly Dictionary<string, StringValues> _fields = new(StringComparer.Ordinal);

    /// <summary>The name that the browser gave the file; empty when none was chosen.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The file's bytes as they come in.</summary>
    public Stream File { get; private set; } = Stream.Null;

    /// <summary>A field before the file.</summary>
    public string? this[string field] => _fields.TryGetValue(field, out var value) ? value.ToString() : null;

    /// <summary>Reads a posted form up to its file; null when it is none.</summary>
    public static async Task<UploadForm?> ReadAsync(HttpContext context)
    {
        if (BoundaryOf(context.Request) is not { } boundary)
        {
            return null;
        }

        var form = new UploadForm();
        try
        {
            await form.ReadAsync(new MultipartReader(boundary, context.Request.Body), context.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return null;
        }

        // Who reads the form from here on reads these fields, and not the body.
        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(form._fields)));
        return form;
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : null;

    private async Task ReadAsync(MultipartReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.AsFileSection() is { } file)
            {
                (FileName, File) = (file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..], section.Body);
                return;
            }

            if (section.AsFormDataSection() is not { } field || _fields.Count >= MostFields)
            {
                throw new InvalidDataException("A part of the form is neither a field nor a file.");
            }

            _fields[field.Name] = await ValueOf(section.Body, cancellation);
        }
    }

    private static async Task<string> ValueOf(Stream body, CancellationToken cancellation)
    {
        var bytes = new byte[LongestField + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read <= LongestField
            ? Encoding.UTF8.GetString(bytes, 0, read)
            : throw new InvalidDataException("A field of the form is too long.");
    }
}
