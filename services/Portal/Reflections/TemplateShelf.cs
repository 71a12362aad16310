using Grpc.Core;
using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>
/// The templates, read again when they are a minute old: a version never changes, and one that was added is offered
/// soon. What is written along one that is not on the shelf is asked for at once.
/// </summary>
internal sealed class TemplateShelf(TimeProvider time)
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromMinutes(1);
    private volatile Shelved _shelved = new([], DateTimeOffset.MinValue);

    /// <summary>The newest version of each template.</summary>
    public async Task<IReadOnlyList<ReflectionTemplate>> NewestAsync(
        TemplateService.TemplateServiceClient client, CallOptions options) =>
        [.. (await FreshAsync(client, options)).DistinctBy(template => template.TemplateId)];

    /// <summary>A version of a template, the newest for 0; null when there is none.</summary>
    public async Task<ReflectionTemplate?> FindAsync(
        TemplateService.TemplateServiceClient client, string? templateId, int version, CallOptions options)
    {
        var id = string.IsNullOrEmpty(templateId) ? "free" : templateId;
        var known = version == 0 ? await FreshAsync(client, options) : _shelved.Templates;
        return Find(known, id, version) ?? Find(await ReadAsync(client, options), id, version);
    }

    /// <summary>A text in the reader's language.</summary>
    public static string In(LocalizedText text) => Languages.Current == "nl" ? text.Nl : text.En;

    private static ReflectionTemplate? Find(ReflectionTemplate[] templates, string id, int version) =>
        Array.Find(templates, it => it.TemplateId == id && (version == 0 || it.Version == version));

    private async Task<ReflectionTemplate[]> FreshAsync(
        TemplateService.TemplateServiceClient client, CallOptions options)
    {
        var shelved = _shelved;
        return time.GetUtcNow() - shelved.At < s_freshFor ? shelved.Templates : await ReadAsync(client, options);
    }

    private async Task<ReflectionTemplate[]> ReadAsync(
        TemplateService.TemplateServiceClient client, CallOptions options)
    {
        var read = await client.ListTemplatesAsync(new(), options);
        _shelved = new([.. read.Templates], time.GetUtcNow());
        return _shelved.Templates;
    }

    private sealed record Shelved(ReflectionTemplate[] Templates, DateTimeOffset At);
}
