using Grpc.Core;
using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>
/// The templates, read once: a version never changes. What is written along one that is not on the shelf is asked for
/// again, since a service may have a newer one.
/// </summary>
internal sealed class TemplateShelf
{
    private volatile ReflectionTemplate[] _templates = [];

    /// <summary>The newest version of each template.</summary>
    public async Task<IReadOnlyList<ReflectionTemplate>> NewestAsync(
        TemplateService.TemplateServiceClient client, CallOptions options)
    {
        var all = _templates.Length > 0 ? _templates : await ReadAsync(client, options);
        return [.. all.DistinctBy(template => template.TemplateId)];
    }

    /// <summary>A version of a template, the newest for 0; null when there is none.</summary>
    public async Task<ReflectionTemplate?> FindAsync(
        TemplateService.TemplateServiceClient client, string? templateId, int version, CallOptions options)
    {
        var id = string.IsNullOrEmpty(templateId) ? "free" : templateId;
        return Find(id, version) ?? ((await ReadAsync(client, options)).Length > 0 ? Find(id, version) : null);
    }

    /// <summary>A text in the reader's language.</summary>
    public static string In(LocalizedText text) => Languages.Current == "nl" ? text.Nl : text.En;

    private ReflectionTemplate? Find(string id, int version) => _templates.FirstOrDefault(
        template => template.TemplateId == id && (version == 0 || template.Version == version));

    private async Task<ReflectionTemplate[]> ReadAsync(
        TemplateService.TemplateServiceClient client, CallOptions options) =>
        _templates = [.. (await client.ListTemplatesAsync(new(), options)).Templates];
}
