using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Reflections;

/// <summary>Reads the templates for a page.</summary>
internal sealed class TemplateReader(
    TemplateShelf shelf, TemplateService.TemplateServiceClient templates, GatewayCall call)
{
    /// <summary>The newest version of each.</summary>
    public async Task<IReadOnlyList<ReflectionTemplate>> NewestAsync() =>
        await shelf.NewestAsync(templates, await call.ReadAsync());

    /// <summary>A version of a template, the newest for 0; null when there is none.</summary>
    public async Task<ReflectionTemplate?> FindAsync(string? templateId, int version) =>
        await shelf.FindAsync(templates, templateId, version, await call.ReadAsync());

    /// <summary>What reflections were written along, each once.</summary>
    public async Task<IReadOnlyList<ReflectionTemplate>> OfAsync(IEnumerable<GetReflectionResponse> written)
    {
        var found = new List<ReflectionTemplate>();
        foreach (var one in written.DistinctBy(it => (it.TemplateId, it.TemplateVersion)))
        {
            if (await FindAsync(one.TemplateId, one.TemplateVersion) is { } template)
            {
                found.Add(template);
            }
        }

        return found;
    }
}
