using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <summary>The templates to wire.</summary>
internal sealed class TemplateGrpcService(ShelfReader<ReflectionTemplates> templates)
    : TemplateService.TemplateServiceBase
{
    public override async Task<ListTemplatesResponse> ListTemplates(
        ListTemplatesRequest request, ServerCallContext context) =>
        new() { Templates = { (await templates.ReadAsync()).All.Select(Of) } };

    /// <summary>A template as it is told.</summary>
    internal static Protos.Portfolio.V1.ReflectionTemplate Of(ReflectionTemplate template) => new()
    {
        TemplateId = template.TemplateId,
        Version = template.Version,
        Name = Of(template.Name),
        About = Of(template.About),
        Fields =
        {
            template.Fields.Select(field => new TemplateField
            {
                Name = field.Name,
                Label = Of(field.Label),
                Prompt = Of(field.Prompt),
            }),
        },
    };

    private static LocalizedText Of(ReflectionTemplate.Words words) => new() { Nl = words.Nl, En = words.En };
}
